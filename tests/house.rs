//! The house as a newcomer finds it: folders that say what lives in them, files of one idea, and links
//! that lead somewhere.

use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Lines that a file of code may have.
const LONGEST: usize = 400;

/// Files that are longer, and why that is better than parting them.
const LONGER: [(&str, &str); 3] = [
    ("tests/hostile/inputs.rs", "one list, a line an input"),
    ("src/judge/phrases.rs", "a quarter is the list of the lists"),
    (
        "src/judge/page/outline.rs",
        "one pass that counts all that features need",
    ),
];

/// The files below a folder that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            found.extend(files(&path, ending));
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn every_folder_says_in_two_lines_what_lives_there() {
    for path in files(&Path::new(ROOT).join("src"), "mod.rs") {
        let text = text(&path);
        let said = text.lines().take_while(|line| line.starts_with("//! "));
        assert!(said.count() >= 2, "{}", path.display());
    }
}

#[test]
fn files_are_short() {
    for folder in [
        "src", "tests", "training", "benches", "examples", "fuzz", "python",
    ] {
        for path in files(&Path::new(ROOT).join(folder), ".rs") {
            let name = path.strip_prefix(ROOT).unwrap();
            let is_excused = LONGER.iter().any(|(longer, _)| Path::new(longer) == name);
            let lines = text(&path).lines().count();
            assert!(
                is_excused || lines <= LONGEST,
                "{}: {lines}",
                name.display()
            );
        }
    }
}

#[test]
fn links_and_paths_in_the_documentation_lead_somewhere() {
    let mut broken = Vec::new();
    for path in files(Path::new(ROOT), ".md") {
        let text = text(&path);
        let folder = path.parent().unwrap();
        for link in links(&text).filter(|link| !link.contains("://")) {
            let target = link.split('#').next().unwrap_or_default();
            if !target.is_empty() && !folder.join(target).exists() {
                broken.push(format!("{}: {link}", path.display()));
            }
        }
        for named in named_paths(&text) {
            if !Path::new(ROOT).join(named).exists() && !folder.join(named).exists() {
                broken.push(format!("{}: `{named}`", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The targets of Markdown links and pictures.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1);
    targets.filter_map(|rest| rest.split(')').next())
}

/// What stands in code spans and names a file or folder of the project.
fn named_paths(text: &str) -> impl Iterator<Item = &str> {
    const FOLDERS: [&str; 9] = [
        "src/",
        "tests/",
        "fixtures/",
        "examples/",
        "training/",
        "benches/",
        "fuzz/",
        "docs/",
        "python/",
    ];
    let spans = text.split('`').skip(1).step_by(2);
    spans.filter(|span| {
        let is_plain = !span.contains(['*', ' ', '\n', '<', '…', '|']);
        let is_pattern = span
            .split(['/', '.'])
            .any(|part| part.len() > 1 && part.chars().all(|letter| letter.is_ascii_uppercase()));
        is_plain && !is_pattern && FOLDERS.iter().any(|folder| span.starts_with(folder))
    })
}
