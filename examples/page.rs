//! Cleans a page: `cargo run --example page [FILE]`.

use copydesk::{Cleaner, Error, Input};

const BUNDLED: &str = include_str!("../fixtures/demo/harbour.html");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = match std::env::args().nth(1) {
        Some(path) => std::fs::read(path)?,
        None => BUNDLED.into(),
    };
    Ok(show(&page)?)
}

fn show(page: &[u8]) -> Result<(), Error> {
    // Bytes, so that the page's own declaration of its encoding counts. What the server said of the
    // encoding, and the page's address, come with `.charset(…)` and `.url(…)`.
    let article = Cleaner::new().clean(Input::page(page))?;
    println!("{}", article.title.as_deref().unwrap_or("untitled"));
    println!("{}", article.authors.join(", "));
    println!("{}\n", article.published.as_deref().unwrap_or("undated"));
    println!("{}", article.markdown());
    for removal in article.removed() {
        println!(
            "- {} ({}): {}",
            removal.reason.name(),
            removal.rule,
            removal.text
        );
    }
    Ok(())
}
