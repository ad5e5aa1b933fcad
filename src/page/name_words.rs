//! The words that a class or an id is made of.

/// What a byte of a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Separator,
    Lower,
    Upper,
    /// A digit, or a byte of a letter outside of ASCII.
    Other,
}

/// What each byte is.
const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Separator; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' => Kind::Lower,
            b'A'..=b'Z' => Kind::Upper,
            b'0'..=b'9' | 0x80.. => Kind::Other,
            _ => Kind::Separator,
        };
        byte += 1;
    }
    kinds
};

fn kind(byte: u8) -> Kind {
    KINDS[usize::from(byte)]
}

/// The words of a name: runs of letters and digits, cut before a capital that follows a small letter.
/// `shareBar_top` has `share`, `Bar` and `top`.
#[derive(Clone, Debug)]
pub(super) struct NameWords<'n> {
    name: &'n str,
    at: usize,
}

impl<'n> NameWords<'n> {
    pub fn of(name: &'n str) -> NameWords<'n> {
        NameWords { name, at: 0 }
    }
}

impl<'n> Iterator for NameWords<'n> {
    type Item = &'n str;

    #[inline]
    fn next(&mut self) -> Option<&'n str> {
        let left = self.name.as_bytes().get(self.at..)?;
        let skipped = left
            .iter()
            .position(|&byte| kind(byte) != Kind::Separator)?;
        let start = self.at + skipped;
        let mut before = Kind::Separator;
        let length = left.get(skipped..)?.iter().position(|&byte| {
            let now = kind(byte);
            let ends = now == Kind::Separator || (now == Kind::Upper && before == Kind::Lower);
            before = now;
            ends
        });
        self.at = length.map_or(self.name.len(), |length| start + length);
        self.name.get(start..self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::NameWords;

    #[test]
    fn names_are_cut_at_marks_and_humps() {
        let cases: [(&str, &[&str]); 6] = [
            (
                "shareBar_top  BlobCode js-line2",
                &["share", "Bar", "top", "Blob", "Code", "js", "line2"],
            ),
            (
                "c-byline__text publishDate H1",
                &["c", "byline", "text", "publish", "Date", "H1"],
            ),
            ("Größe-fußnote", &["Größe", "fußnote"]),
            ("--", &[]),
            ("", &[]),
            ("NYTHeader", &["NYTHeader"]),
        ];
        for (name, expected) in cases {
            assert_eq!(NameWords::of(name).collect::<Vec<_>>(), expected, "{name}");
        }
    }
}
