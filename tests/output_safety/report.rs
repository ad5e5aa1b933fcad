//! The pages that `copydesk report` and `copydesk explain --html` make: their own scripts, and no other.

use std::path::PathBuf;
use std::process::Command;

use scraper::Html;

use crate::{SHEET, browser};

/// Runs when it is not escaped, in text and in attributes.
const ATTACK: &str = "\"><script>document.documentElement.setAttribute('data-pwned',1)</script>\
    <img src=x onerror=document.documentElement.setAttribute('data-pwned',1)>";

fn copydesk(arguments: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .status()
        .unwrap();
    assert!(status.success(), "{arguments:?}");
}

/// The report of a run over these cleaned documents.
fn report(name: &str, cleaned: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report");
    std::fs::create_dir_all(&folder).unwrap();
    let input = folder.join(format!("{name}.jsonl"));
    let output = folder.join(format!("{name}.html"));
    std::fs::write(&input, cleaned).unwrap();
    let [input, output] = [&input, &output].map(|path| path.to_str().unwrap());
    copydesk(&["report", input, "-o", output, "--against", input]);
    std::fs::read_to_string(output).unwrap()
}

/// What `filter --removed` would write of the sheet, and a record that lies in every field.
fn cleaned() -> String {
    let cleaner = copydesk::Cleaner::new();
    let sheet = [
        cleaner.page(SHEET).unwrap(),
        cleaner.lines(SHEET).unwrap(),
        cleaner.flat(&SHEET.replace('\n', " ")).unwrap(),
    ];
    let mut lines: Vec<String> = sheet.iter().map(copydesk::Article::json).collect();
    let removed =
        serde_json::json!({"reason": ATTACK, "rule": ATTACK, "text": ATTACK, "start": 0, "end": 5});
    let lie = serde_json::json!({
        "id": ATTACK, "site": ATTACK, "title": ATTACK, "text": ATTACK, "url": ATTACK,
        "removed": [removed],
    });
    lines.push(lie.to_string());
    lines.join("\n")
}

/// The page that `explain --html` makes of a document.
fn explained(from: &str, document: &str) -> String {
    let input = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("explained-{from}"));
    std::fs::write(&input, document).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["explain", "--html", "--from", from])
        .arg(&input)
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_report_runs_its_own_script_alone() {
    let html = report("hostile", &cleaned());
    let plain = report("plain", "{\"id\":1,\"text\":\"It rained.\",\"removed\":[]}");
    runs_its_own_script_alone("report", &html, &plain);
}

#[test]
fn an_explanation_runs_its_own_script_alone() {
    for from in ["page", "lines", "flat"] {
        let html = explained(from, &format!("{SHEET}\n\n{ATTACK}"));
        runs_its_own_script_alone("explained", &html, &explained(from, "It rained."));
    }
}

fn runs_its_own_script_alone(name: &str, html: &str, plain: &str) {
    assert!(html.contains("data-pwned"), "the attack is shown as text");
    let scripts = |html: &str| -> Vec<String> {
        let page = Html::parse_document(html);
        let all = scraper::Selector::parse("script").unwrap();
        page.select(&all)
            .map(|script| script.inner_html())
            .collect()
    };
    assert_eq!(scripts(html), scripts(plain));
    for element in Html::parse_document(html)
        .tree
        .values()
        .filter_map(|node| node.as_element())
    {
        assert_ne!(element.name(), "img");
        for (name, value) in element.attrs() {
            let loads = matches!(name, "src" | "href" | "srcdoc" | "action");
            assert!(!loads && !name.starts_with("on"), "{name}={value}");
        }
    }
    if let Some(browser) = browser::find() {
        assert!(!browser::is_pwned(&browser, name, html));
    }
}
