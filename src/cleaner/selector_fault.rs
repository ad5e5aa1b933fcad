//! What is wrong with a caller's selector, in words for whoever wrote it.

use scraper::error::SelectorErrorKind;

/// Says why a selector cannot be read. `scraper` speaks to its own developers, and the kinds of the
/// parser below it are told apart by their names alone.
pub(super) fn of(cause: &SelectorErrorKind, selector: &str) -> &'static str {
    if selector.trim_start().starts_with('/') {
        return "it looks like XPath, which is not read here";
    }
    let SelectorErrorKind::UnexpectedSelectorParseError(kind) = cause else {
        return match cause {
            SelectorErrorKind::EndOfLine => {
                "it ends too early; a bracket or quotation mark may be open"
            }
            SelectorErrorKind::ExpectedColonOnPseudoElement
            | SelectorErrorKind::ExpectedIdentityOnPseudoElement => "a name is missing after `:`",
            SelectorErrorKind::TooManyNestedBlocks => "its brackets are nested too deep",
            _ => "it has a character where none can stand",
        };
    };
    let kind = format!("{kind:?}");
    let name = kind.split(|letter: char| !letter.is_alphanumeric()).next();
    match name.unwrap_or_default() {
        "EmptySelector" if selector.trim().is_empty() => "it is empty",
        "EmptySelector" => "a part of it is empty",
        "DanglingCombinator" => "nothing follows its last `>`, `+` or `~`",
        "UnsupportedPseudoClassOrElement" => {
            "it has a pseudo-class or pseudo-element that is not known here"
        }
        "ClassNeedsIdent" => "a class name is missing after `.`",
        "NoQualifiedNameInAttributeSelector" => "an attribute has no name",
        "UnexpectedTokenInAttributeSelector" | "BadValueInAttr" => {
            "an attribute in brackets cannot be read"
        }
        _ => "it has a part that is not known here",
    }
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;

    #[test]
    fn every_fault_is_told_in_words() {
        for (selector, fault) in [
            ("p[", "it ends too early"),
            ("", "it is empty"),
            ("p, , a", "a part of it is empty"),
            ("aside >", "nothing follows its last"),
            ("p:has-text(x)", "pseudo-class"),
            ("//div", "XPath"),
            ("p..shop", "a class name is missing"),
            ("p{", "a character where none can stand"),
            ("p[=x]", "an attribute"),
        ] {
            let error = Cleaner::builder().keep_selector(selector).build();
            let said = error.unwrap_err().to_string();
            assert!(said.contains(fault), "{selector}: {said}");
            assert!(!said.contains("developer"), "{said}");
        }
    }
}
