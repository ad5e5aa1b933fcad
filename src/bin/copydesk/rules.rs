//! `copydesk rules`: the phrase rules, to look up the one that a removal cites.

use std::io::{self, BufWriter, Write};

use anyhow::bail;
use copydesk::PhraseRule;

use crate::Outcome;
use crate::arguments::RulesArguments;

pub fn run(arguments: &RulesArguments) -> anyhow::Result<Outcome> {
    let rules: Vec<PhraseRule> = copydesk::phrase_rules()
        .filter(|rule| is_wanted(rule, arguments))
        .collect();
    if let (Some(name), true) = (&arguments.name, rules.is_empty()) {
        bail!(
            "no phrase rule is named `{name}`; names of other kinds (structure/…, model/…, role/…) are explained in the documentation of `Rule`"
        );
    }
    let mut output = BufWriter::new(io::stdout().lock());
    for rule in rules {
        writeln!(
            output,
            "{:24} {:3} {:9} up to {:2} words  {}",
            rule.rule.as_str(),
            rule.language,
            rule.place,
            rule.most_words,
            rule.pattern
        )?;
    }
    output.flush()?;
    Ok(Outcome::Done)
}

fn is_wanted(rule: &PhraseRule, arguments: &RulesArguments) -> bool {
    arguments
        .name
        .as_ref()
        .is_none_or(|name| rule.rule.as_str() == name)
        && arguments.reason.is_none_or(|reason| rule.reason == reason)
        && arguments
            .language
            .as_ref()
            .is_none_or(|language| rule.language == *language)
}
