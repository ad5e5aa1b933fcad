//! Values that are more than a word or a number, from what the user wrote.

use std::num::NonZeroUsize;

use copydesk::{Cleaner, CleanerBuilder, Focus, Reason, Role};
use regex::{Error, Regex, RegexBuilder};

/// The most bytes that a compiled expression may have: time for a document grows with them too.
const LARGEST_PATTERN: usize = 2 << 20;

pub fn focus(name: &str) -> Result<Focus, copydesk::Error> {
    name.parse()
}

pub fn role(name: &str) -> Result<Role, copydesk::Error> {
    name.parse()
}

pub fn reason(name: &str) -> Result<Reason, copydesk::Error> {
    name.parse()
}

pub fn phrase(text: &str) -> Result<(Reason, String), String> {
    let (name, phrase) = text
        .split_once('=')
        .ok_or("write a reason, `=` and a phrase, such as 'promotion=harbour post shop'")?;
    let reason = reason(name).map_err(|error| error.to_string())?;
    tried(phrase, |builder| builder.phrases(reason, [phrase]))?;
    Ok((reason, phrase.to_string()))
}

pub fn selector(text: &str) -> Result<String, String> {
    tried(text, |builder| builder.keep_selector(text))?;
    Ok(text.to_string())
}

/// Whether a cleaner can be built with a setting; the error does not repeat what the user wrote.
fn tried(
    text: &str,
    set: impl FnOnce(&mut CleanerBuilder) -> &mut CleanerBuilder,
) -> Result<(), String> {
    let built = set(&mut Cleaner::builder()).build();
    let said = built.map_err(|error| error.to_string());
    let fault = |said: String| match said.split_once(&format!("`{text}`: ")) {
        Some((_, fault)) => fault.to_string(),
        None => said,
    };
    said.map(drop).map_err(fault)
}

pub fn address(text: &str) -> Result<String, String> {
    match url::Url::parse(text) {
        Ok(_) => Ok(text.to_string()),
        Err(error) => Err(format!(
            "{error}; write the whole address, such as https://example.org/story"
        )),
    }
}

pub fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    let jobs = text.parse().ok().and_then(NonZeroUsize::new);
    jobs.ok_or_else(|| "write a number, 1 or more".to_string())
}

pub fn pattern(text: &str) -> Result<(Reason, Regex), String> {
    let (name, pattern) = text.split_once('=').ok_or(
        "write a reason, `=` and a regular expression, such as 'promotion=(?i)^our picks'",
    )?;
    let reason = reason(name).map_err(|error| error.to_string())?;
    let compiled = RegexBuilder::new(pattern)
        .size_limit(LARGEST_PATTERN)
        .build();
    let pattern = compiled.map_err(|error| match error {
        Error::CompiledTooBig(limit) => format!(
            "it takes over {limit} bytes once compiled: repeat less often (`{{1,30}}` to `+`), \
             or use `[a-z]` in place of `\\w`"
        ),
        error => format!("{error}\n\nwrite `\\` before a mark that stands for itself"),
    })?;
    Ok((reason, pattern))
}

pub fn bytes(text: &str) -> Result<usize, String> {
    let upper = text.to_ascii_uppercase();
    let (digits, shift) = [("K", 10), ("M", 20), ("G", 30)]
        .into_iter()
        .find_map(|(unit, shift)| Some((upper.strip_suffix(unit)?, shift)))
        .unwrap_or((&upper, 0));
    digits
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_mul(1 << shift))
        .filter(|&number| number > 0)
        .ok_or_else(|| "write a number of bytes, such as 500000, 64M or 1G".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_may_have_a_unit() {
        assert_eq!(bytes("12"), Ok(12));
        assert_eq!(bytes("2K"), Ok(2048));
        assert_eq!(bytes("64m"), Ok(64 << 20));
        assert_eq!(bytes("1G"), Ok(1 << 30));
        for wrong in [
            "",
            "M",
            "0",
            "-1",
            "1T",
            "99999999999999999999",
            "9999999999999G",
        ] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
    }
}
