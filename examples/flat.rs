//! Makes flat text readable: `cargo run --example flat`.

use copydesk::{Cleaner, Error};

const FLAT: &str = include_str!("../fixtures/demo/harbour-flat.txt");

fn main() -> Result<(), Error> {
    let article = Cleaner::new().flat(FLAT)?;
    for sentence in article.sentences() {
        println!("{}", sentence.text);
    }
    for removal in article.removed() {
        println!("- {}: {}", removal.rule, removal.text);
    }
    // Without the judge: only marks and capitals.
    println!(
        "{}",
        copydesk::restore("mr ruiz said he won t go he stayed in porto azul").text
    );
    Ok(())
}
