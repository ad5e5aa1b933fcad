//! Cleans lines with phrases of one's own: `cargo run --example phrases`.

use copydesk::{Cleaner, Error, Reason};

const SCRAPED: &str = "\
Harbour bridge to close for eleven weeks

The swing bridge over Veldmar harbour will close to vehicles on Saturday for at least eleven weeks, \
the port authority said, after divers found cracks in two of its piers.

Tide tables at the Courier shop, from four crowns

Walkers and cyclists may still cross, and the 6 a.m. ferry will run twice, the authority said.
";

fn main() -> Result<(), Error> {
    // `^` is the line's start, `*` ends a word's beginning, `(a|b)` are alternatives, `...` is any
    // few words.
    let cleaner = Cleaner::builder()
        .phrases(Reason::Promotion, ["courier (shop|store)", "^ tide table*"])
        .build()?;
    let article = cleaner.lines(SCRAPED)?;
    println!("{}", article.text());
    for removal in article.removed() {
        println!("- {}: {}", removal.rule, removal.text);
    }
    Ok(())
}
