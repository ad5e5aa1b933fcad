//! No rule without a witness: each fires on a text of `fixtures/judge` and misses its near miss.
#![cfg(feature = "cli")]

#[path = "../src/bin/copydesk/rules/witnesses.rs"]
mod witnesses;

use std::collections::BTreeSet;

use copydesk::{
    Article, Cleaner, CleanerBuilder, Focus, Reason, Role, RuleEntry, SiteProfile, State,
};
use witnesses::{STRUCK, Witness};

/// Paragraphs of the story by which a document may open.
const OPENING: usize = 2;

#[test]
fn every_rule_fires_on_its_witness_and_misses_the_near_miss() {
    let mut wrong = Vec::new();
    let documents = witnesses::all().filter(|witness| witness.state.is_some());
    for witness in documents {
        let article = clean(&witness);
        let taken = taken(&article, witness.rule);
        let marked = marked(&witness);
        let holds = match witness.fires {
            true => {
                !marked.is_empty()
                    && squeezed(taken.iter().copied())
                        == squeezed(marked.iter().map(String::as_str))
            }
            false => taken.is_empty(),
        };
        if !holds {
            let sign = if witness.fires { '+' } else { '-' };
            let told = told(&article);
            let (rule, file) = (witness.rule, witness.file);
            wrong.push(format!("{rule} {sign} ({file}): {taken:?}\n{told}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn no_rule_is_without_a_witness() {
    let seen: BTreeSet<(&str, bool)> = witnesses::all()
        .map(|witness| (witness.rule, witness.fires))
        .collect();
    let missing: Vec<String> = copydesk::rules()
        .flat_map(|entry| {
            [
                (entry.rule.to_string(), true),
                (entry.rule.to_string(), false),
            ]
        })
        .filter(|(rule, fires)| !seen.contains(&(rule.as_str(), *fires)))
        .map(|(rule, fires)| format!("{rule} {}", if fires { '+' } else { '-' }))
        .collect();
    assert!(missing.is_empty(), "no witness of\n{}", missing.join("\n"));
    for (rule, _) in seen {
        assert!(RuleEntry::named(rule).is_some(), "no rule is named {rule}");
    }
}

#[test]
fn rules_are_named_once_and_defined_in_files_that_there_are() {
    let mut names = BTreeSet::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in copydesk::rules() {
        for file in &entry.files {
            assert!(root.join(file).is_file(), "{} is not in {file}", entry.rule);
        }
        assert!(
            names.insert(entry.rule.to_string()),
            "{} is there twice",
            entry.rule
        );
    }
}

#[test]
fn every_reason_is_given_by_a_rule() {
    let given: BTreeSet<Reason> = copydesk::rules().filter_map(|entry| entry.reason).collect();
    for reason in Reason::ALL {
        assert!(given.contains(reason), "no rule gives {reason}");
    }
}

/// The pieces that a rule takes. Corrections and the names of contributors stay in the article,
/// under a role of that name.
fn taken<'a>(article: &'a Article, rule: &str) -> Vec<&'a str> {
    let entry = RuleEntry::named(rule).expect("a rule");
    let role = match entry.reason {
        Some(Reason::Correction) if rule.starts_with("flat/") => Role::Correction,
        Some(Reason::Contributors) if rule.starts_with("flat/") => Role::Contributors,
        _ if rule == "structure/headline" && article.state != State::Page => Role::Title,
        _ => {
            let cited = |removal: &&copydesk::Removal| {
                let name = removal.rule.as_str();
                RuleEntry::named(name).is_some_and(|cited| cited.rule == entry.rule)
            };
            let removed = article.removed().iter().filter(cited);
            return removed.map(|removal| removal.text.as_str()).collect();
        }
    };
    let blocks = article.blocks.iter().filter(|block| block.role == role);
    blocks.map(|block| block.text.as_str()).collect()
}

fn clean(witness: &Witness) -> Article {
    let mut builder = Cleaner::builder();
    for &(setting, value) in &witness.settings {
        set(&mut builder, setting, value);
    }
    let cleaner = builder.build().expect("settings that can be used");
    let text: String = lines(witness).map(|(line, _)| line + "\n").collect();
    match witness.state {
        Some("page") => cleaner.page(&text),
        Some("flat") => cleaner.flat(&text.replace('\n', " ")),
        _ => cleaner.lines(&text),
    }
    .expect("a document within the limits")
}

fn set(builder: &mut CleanerBuilder, setting: &str, value: &str) {
    match setting {
        "hide" => builder.hide(role(value)),
        "show" => builder.show(role(value)),
        "focus" if value == "precision" => builder.focus(Focus::Precision),
        "focus" if value == "recall" => builder.focus(Focus::Recall),
        "phrase" => builder.phrases(Reason::Promotion, [value]),
        "remove" => builder.remove_selector(value),
        "site" => builder.site_profile(site(value)),
        "max-blocks" => builder.max_blocks(value.parse().expect("a number")),
        _ => panic!("no setting {setting}"),
    };
}

/// What is learned of pages that all have this line.
fn site(line: &str) -> SiteProfile {
    let mut profile = SiteProfile::new();
    for story in [
        "Ferry late",
        "Bridge shut",
        "Market open",
        "Pier sold",
        "Crane gone",
    ] {
        profile.learn(&format!("{story}\n\n{line}"));
    }
    profile
}

fn role(name: &str) -> Role {
    let mut roles = Role::ALL.iter().copied();
    roles.find(|role| role.name() == name).expect("a role")
}

/// The lines of a witness, each with what the rule strikes of it; the story is put in its place.
fn lines(witness: &Witness) -> impl Iterator<Item = (String, Option<&'static str>)> {
    let story = story(witness.state);
    witness.text.lines().map(move |line| {
        let (opening, rest) = story.split_at(OPENING);
        let whole = line
            .replace(STRUCK, "")
            .replace("{opening}", &opening.join("\n\n"))
            .replace("{rest}", &rest.join("\n\n"))
            .replace("{story}", &story.join("\n\n"));
        let struck = line.split_once(STRUCK).map(|(_, struck)| struck);
        (whole, struck)
    })
}

/// The story's paragraphs as a document of this state has them.
fn story(state: Option<&str>) -> Vec<String> {
    let paragraphs = include_str!("../fixtures/judge/story.txt").split("\n\n");
    paragraphs
        .map(|paragraph| match state {
            Some("page") => format!("<p>{}</p>", paragraph.trim()),
            Some("flat") => flattened(paragraph),
            _ => paragraph.trim().to_string(),
        })
        .collect()
}

/// Words in small letters, and nothing between them.
fn flattened(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// What the rule strikes, without tags.
fn marked(witness: &Witness) -> Vec<String> {
    let struck = lines(witness).filter_map(|(_, struck)| struck);
    struck
        .map(|text| match witness.state {
            Some("page") => without_tags(text),
            _ => text.to_string(),
        })
        .collect()
}

fn without_tags(line: &str) -> String {
    let pieces = line.split('<').map(|piece| match piece.split_once('>') {
        Some((_, text)) => text,
        None => piece,
    });
    pieces.collect::<Vec<_>>().join(" ")
}

/// Words in small letters, to compare texts whatever stands between them.
fn squeezed<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.map(|text| flattened(text) + " ").collect()
}

/// What became of a document.
fn told(article: &Article) -> String {
    let blocks = article.blocks.iter().filter(|block| block.shown);
    let kept = blocks.map(|block| format!("    + {} {:.60}\n", block.role.name(), block.text));
    let removed = article.removed().iter();
    let removed = removed.map(|removal| format!("    - {} {:.60}\n", removal.rule, removal.text));
    kept.chain(removed).collect()
}
