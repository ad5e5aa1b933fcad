//! Learns what recurs on a site and cleans by it: `cargo run --example site`.

use copydesk::{Cleaner, Error, SiteProfile};

const STANDING: &str = "Veldmar has read the Courier over breakfast since the harbour was dug";

fn main() -> Result<(), Error> {
    let reports = ["bridge", "ferry", "market", "lighthouse"].map(|place| {
        format!("The {place} will close on Saturday, the port authority said.\n\n{STANDING}")
    });
    let mut profile = SiteProfile::new();
    for report in &reports {
        profile.learn(report);
    }
    println!(
        "\"{STANDING}\"\nstands on {} of {} pages",
        profile.count(STANDING),
        profile.documents()
    );

    let cleaner = Cleaner::builder().site_profile(profile).build()?;
    for report in &reports {
        println!("{}", cleaner.lines(report)?.text());
    }
    Ok(())
}
