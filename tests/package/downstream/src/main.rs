//! Cleans a text by the public interface alone, with as much of it as the features give.

use copydesk::{Cleaner, Error, Reason, Role, RuleEntry, rules};

const SCRAPED: &str = "\
Ferry sinks off Porto Azul

The ferry to Porto Azul sank at noon on Monday, and its passengers were brought ashore by fishing boats, officials said.

Photo: Ana Prell

Sign up for our newsletter
";

fn main() -> Result<(), Error> {
    let cleaner = Cleaner::builder().show(Role::Credit).build()?;
    let article = cleaner.lines(SCRAPED)?;
    assert_eq!(article.title.as_deref(), Some("Ferry sinks off Porto Azul"));
    assert!(article.body().any(|block| block.role == Role::Credit));
    let removal = &article.removed()[0];
    assert_eq!(removal.reason, Reason::Newsletter);
    let entry = RuleEntry::named(&removal.rule);
    assert!(entry.is_some_and(|entry| rules().any(|known| known == entry)));
    #[cfg(feature = "restore")]
    assert_eq!(copydesk::restore("the ferry sank at noon").text, "The ferry sank at noon.");
    #[cfg(feature = "serde")]
    assert!(serde_json::to_string(&article).is_ok_and(|json| json.contains("newsletter/")));
    println!("{}", article.text());
    Ok(())
}
