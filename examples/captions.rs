//! Keeps captions in the text and leaves corrections out: `cargo run --example captions`.

use copydesk::{Cleaner, Error, Role};

const SCRAPED: &str = include_str!("../fixtures/demo/harbour.txt");

fn main() -> Result<(), Error> {
    let cleaner = Cleaner::builder()
        .show(Role::Caption)
        .hide(Role::Correction)
        .build()?;
    let article = cleaner.lines(SCRAPED)?;
    println!("{}", article.text());
    // Whatever the text shows, the blocks have every role.
    for block in article
        .blocks
        .iter()
        .filter(|block| block.role == Role::Correction)
    {
        println!("({}: {})", block.role.name(), block.text);
    }
    Ok(())
}
