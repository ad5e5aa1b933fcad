//! A headless Chromium, where there is one.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser's path.
pub fn find() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|path| path.is_file())
}

/// Whether anything in the page ran and marked the root element.
pub fn is_pwned(browser: &Path, name: &str, html: &str) -> bool {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("browser")
        .join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let page = folder.join("page.html");
    std::fs::write(&page, html).unwrap();
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-sync",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-quic",
        ])
        .args(["--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let document = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        document.contains("<body"),
        "the browser wrote no page: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let root = document
        .split_once("<html")
        .and_then(|(_, rest)| rest.split_once('>'));
    root.is_some_and(|(attributes, _)| attributes.contains("data-pwned"))
}
