//! The house as a newcomer finds it: folders that say what lives in them, files of one idea, and links
//! that lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use regex::Regex;

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

/// The modules of the library: path by path, `judge::page::model` as `["judge", "page", "model"]`, with
/// what each file imports.
fn imports() -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let source = Path::new(ROOT).join("src");
    let named = |path: PathBuf| {
        let name = path.strip_prefix(&source).unwrap().with_extension("");
        let parts = name.iter().map(|part| part.to_str().unwrap().to_string());
        let parts: Vec<String> = parts.collect();
        let is_of_library = parts.first().is_some_and(|first| first != "bin");
        is_of_library.then(|| (module(&parts), text(&path)))
    };
    let texts: BTreeMap<_, _> = files(&source, ".rs")
        .into_iter()
        .filter_map(named)
        .collect();
    let statement = Regex::new(r"(?m)^(?:pub(?:\([a-z]+\))? )?use ([^;]+);").unwrap();
    let imports = texts.iter().map(|(module, text)| {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let used = statement
            .captures_iter(code)
            .flat_map(|found| paths(&found[1]));
        let known = |path: Vec<String>| {
            (1..=path.len())
                .rev()
                .map(|n| path[..n].to_vec())
                .find(|m| texts.contains_key(m))
        };
        let used = used.filter_map(|path| known(from_root(module, path)));
        // A module re-exports what its own files define, and they use what it defines.
        let used = used.filter(|other| !other.starts_with(module));
        (module.clone(), used.collect())
    });
    imports.collect()
}

/// The module that a file is: `judge/page/mod.rs` is `judge::page`.
fn module(parts: &[String]) -> Vec<String> {
    let parts = match parts.split_last() {
        Some((last, folder)) if last == "mod" => folder,
        _ => parts,
    };
    parts.to_vec()
}

/// The paths of a statement: `a::{b, c::{d, e}}` has three.
fn paths(statement: &str) -> Vec<String> {
    let statement = statement.trim();
    let Some((prefix, rest)) = statement.split_once('{') else {
        return vec![statement.to_string()];
    };
    let inner = rest.trim_end().strip_suffix('}').unwrap();
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for character in inner.chars() {
        depth += i32::from(character == '{') - i32::from(character == '}');
        match character {
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(character),
        }
    }
    let parts = parts.iter().map(|part| part.trim());
    let parts = parts.filter(|part| !part.is_empty());
    parts
        .flat_map(|part| paths(&format!("{prefix}{part}")))
        .collect()
}

/// A path as seen from the root of the crate.
fn from_root(module: &[String], path: String) -> Vec<String> {
    let mut base = module.to_vec();
    let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
    if parts.first() == Some(&"crate") {
        base.clear();
        parts.remove(0);
    }
    while parts
        .first()
        .is_some_and(|part| ["super", "self"].contains(part))
    {
        if parts.remove(0) == "super" {
            base.pop();
        }
    }
    base.extend(parts.into_iter().map(str::to_string));
    base
}

#[test]
fn files_do_not_import_each_other_in_a_circle() {
    let mut imports = imports();
    assert!(imports.len() > 200, "{} files", imports.len());
    // A file that imports none of those that are left, or is imported by none, is no part of a circle.
    loop {
        let left: BTreeSet<_> = imports.keys().cloned().collect();
        let used: BTreeSet<_> = imports.values().flatten().cloned().collect();
        imports.retain(|module, imported| {
            used.contains(module) && imported.iter().any(|other| left.contains(other))
        });
        if imports.len() == left.len() {
            break;
        }
    }
    let left: Vec<_> = imports.keys().map(|module| module.join("::")).collect();
    assert!(left.is_empty(), "in a circle, or between two: {left:?}");
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
