//! `learn`, and what a profile does to the documents of its site.

use serde_json::json;

use crate::support::{Folder, output_of, records_of, run};

const STANDING: &str = "Porto Azul has read this paper over breakfast since the harbour was dug";
const SUBHEAD: &str = "What happens next";

/// Eight reports of one site, each with a standing line that no rule knows and a shared subhead.
fn records() -> Vec<String> {
    let days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Whitsun".split(' ');
    let record = |(number, day)| {
        let text = format!(
            "Ferry late again on {day}\n\nThe {day} ferry left an hour late, its pilot said.\n\n{SUBHEAD}\n\n\
             The council will hear the pilot of the {day} ferry.\n\n{STANDING}"
        );
        json!({"url": format!("https://www.post.example/{number}"), "text": text}).to_string()
            + "\n"
    };
    days.enumerate().map(record).collect()
}

fn cleaned(profiles: &[u8]) -> Vec<serde_json::Value> {
    let folder = Folder::new();
    let path = folder.path("sites.profiles");
    std::fs::write(&path, profiles).unwrap();
    let path = path.to_str().unwrap();
    records_of(
        &["filter", "--removed", "--profiles", path],
        records().concat(),
    )
}

#[test]
fn what_recurs_on_a_site_goes_and_shared_subheads_stay() {
    let profiles = output_of(&["learn"], records().concat());
    for record in cleaned(profiles.as_bytes()) {
        let text = record["text"].as_str().unwrap();
        assert!(text.contains(SUBHEAD), "{text}");
        assert!(!text.contains(STANDING), "{text}");
        let removal = &record["removed"][0];
        assert_eq!(removal["reason"], "repeated-on-site");
        assert_eq!(removal["rule"], "site/recurs");
    }
}

#[test]
fn another_site_is_not_touched() {
    let profiles = output_of(&["learn"], records().concat().replace("post", "mail"));
    for record in cleaned(profiles.as_bytes()) {
        assert!(record["text"].as_str().unwrap().contains(STANDING));
    }
}

#[test]
fn parts_learned_apart_come_to_the_whole() {
    let records = records();
    let (one, other) = records.split_at(3);
    let folder = Folder::new();
    let part = folder.path("part.profiles");
    std::fs::write(&part, output_of(&["learn", "--keep-rare"], one.concat())).unwrap();
    let merged = output_of(&["learn", "--with", part.to_str().unwrap()], other.concat());
    assert_eq!(merged, output_of(&["learn"], records.concat()));
}

#[test]
fn what_cannot_be_learned_from_is_left_out_and_said() {
    let input = format!(
        "no JSON\n{{\"text\": \"no address\"}}\n{}",
        records().concat()
    );
    let output = run(&["learn"], &input);
    assert!(output.status.success());
    assert_eq!(
        output.stdout,
        output_of(&["learn"], records().concat()).into_bytes()
    );
    assert!(String::from_utf8_lossy(&output.stderr).contains("2 records left out"));
}

#[test]
fn profiles_without_an_address_are_warned_of() {
    let folder = Folder::new();
    let profiles = folder.write("sites.profiles", output_of(&["learn"], records().concat()));
    let profiles = profiles.to_str().unwrap();
    let document = format!("The Friday ferry left an hour late, its pilot said.\n\n{STANDING}");
    let warning = |arguments: &[&str]| {
        let output = run(arguments, &document);
        assert!(output.status.success());
        String::from_utf8_lossy(&output.stderr).contains("--url")
    };
    assert!(warning(&["clean", "--profiles", profiles]));
    let url = "https://www.post.example/9";
    assert!(!warning(&["clean", "--profiles", profiles, "--url", url]));
    assert!(!warning(&["clean"]));
}

#[test]
fn a_damaged_profile_is_refused_with_its_line() {
    let folder = Folder::new();
    let path = folder.path("sites.profiles");
    std::fs::write(
        &path,
        "copydesk site profiles 1\nsite post.example 8\nnine nine\n",
    )
    .unwrap();
    let output = run(&["filter", "--profiles", path.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("line 3"),
        "{output:?}"
    );
}
