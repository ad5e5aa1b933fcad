//! What an inline style says of whether a reader sees the element.

/// Whether an inline style hides the element, from all readers or from those who see.
pub(super) fn hides(style: &str) -> bool {
    let (mut is_clipped, mut is_far, mut is_placed) = (false, false, false);
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let (property, value) = (property.trim(), value.trim());
        let first = value.split(['!', ' ']).next().unwrap_or_default();
        let is = |name: &str, word: &str| {
            property.eq_ignore_ascii_case(name) && first.eq_ignore_ascii_case(word)
        };
        if is("display", "none") || is("visibility", "hidden") {
            return true;
        }
        is_placed |= is("position", "absolute") || is("position", "fixed");
        is_clipped |= clips(property, value);
        is_far |= property.eq_ignore_ascii_case("left") && is_off_screen(first);
    }
    is_placed && (is_clipped || is_far)
}

/// Whether a declaration cuts an element down to nothing, as text for screen readers alone is:
/// `clip: rect(0, 0, 0, 0)`, `clip-path: inset(50%)`.
fn clips(property: &str, value: &str) -> bool {
    let arguments = |function: &str| {
        let name = value.get(..function.len())?;
        let inside = value.get(function.len()..)?.strip_prefix('(')?;
        name.eq_ignore_ascii_case(function)
            .then(|| inside.split(')').next().unwrap_or_default())
    };
    let is_nothing = |size: &str| matches!(size.trim_end_matches("px"), "0" | "1");
    if property.eq_ignore_ascii_case("clip") {
        arguments("rect").is_some_and(|sizes| {
            let sizes = sizes.split([',', ' ']).filter(|size| !size.is_empty());
            sizes.clone().count() == 4 && sizes.clone().all(is_nothing)
        })
    } else {
        property.eq_ignore_ascii_case("clip-path")
            && arguments("inset").is_some_and(|size| matches!(size.trim(), "50%" | "100%"))
    }
}

/// Whether a length lies thousands of pixels to the left: `-9999px`.
fn is_off_screen(length: &str) -> bool {
    let digits = length.strip_prefix('-').unwrap_or_default();
    let digits = digits.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.len() >= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::hides;

    #[test]
    fn styles_that_hide() {
        for style in [
            "display:none",
            "color: red; DISPLAY : None !important",
            "visibility:hidden",
            "border:0;clip:rect(0 0 0 0);height:1px;position:absolute;width:1px",
            "position: absolute !important; clip: rect(1px, 1px, 1px, 1px)",
            "position:absolute;clip-path:inset(50%)",
            "position:fixed;left:-9999px;top:auto",
            "left:-999em;position:absolute",
        ] {
            assert!(hides(style), "{style}");
        }
    }

    #[test]
    fn styles_that_do_not() {
        for style in [
            "",
            "display:block",
            "clip:rect(0 0 0 0)",
            "position:absolute;clip:rect(0 40px 40px 0)",
            "position:absolute;clip:rect(",
            "position:absolute;clip-path:inset(5%)",
            "position:absolute;left:-20px",
            "position:relative;left:-9999px",
            "position:absolute;clip:réct(0,0,0,0)",
        ] {
            assert!(!hides(style), "{style}");
        }
    }
}
