//! Which addresses a rendered link may have.

/// Schemes that lead a reader somewhere and run nothing.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "ftp"];

/// The address, percent-encoded where Markdown or HTML would stumble; `None` where following it
/// could do more than lead somewhere.
pub(super) fn safe(address: &str) -> Option<String> {
    // Browsers drop these wherever they stand, "java\nscript:" included.
    let address: String = address
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let address = address.trim();
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = before_path.split_once(':').map(|(scheme, _)| scheme);
    let allowed = scheme.is_none_or(|scheme| {
        SCHEMES
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    });
    (allowed && !address.is_empty()).then(|| encode(address))
}

fn encode(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for character in address.chars() {
        match character {
            ' ' => encoded.push_str("%20"),
            '"' => encoded.push_str("%22"),
            '\'' => encoded.push_str("%27"),
            '(' => encoded.push_str("%28"),
            ')' => encoded.push_str("%29"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '\\' => encoded.push_str("%5C"),
            '`' => encoded.push_str("%60"),
            '|' => encoded.push_str("%7C"),
            other => encoded.push(other),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn addresses_lead_somewhere_and_run_nothing() {
        for address in [
            "https://example.org/a?b=c#d",
            "HTTP://example.org",
            "/story",
            "story.html",
            "//example.org/a:b",
            "#top",
            "?page=2:1",
            "mailto:desk@example.org",
        ] {
            assert_eq!(safe(address).as_deref(), Some(address));
        }
        for address in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "",
            "  ",
        ] {
            assert_eq!(safe(address), None, "{address:?}");
        }
        assert_eq!(
            safe("/a (b) \"c\"").as_deref(),
            Some("/a%20%28b%29%20%22c%22")
        );
    }
}
