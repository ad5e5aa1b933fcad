//! Items of a list that stand in one line: "1. Soup 2. Bread", "a) soup b) bread", "• soup • bread".

/// The mark with which an item begins: its number, and what stands after the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item<'t> {
    number: u32,
    letter: bool,
    /// `.`, `)` or `.)`.
    sign: &'t str,
    /// The bytes of number and sign.
    pub length: usize,
}

/// Bytes of an item's number or letter, at most.
const NAME_BYTES: usize = 3;

/// Signs that begin an item wherever they stand.
pub(super) fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '⁃' | '‣' | '▪' | '●')
}

impl<'t> Item<'t> {
    /// The item's mark at the start of a text; white space follows it.
    pub fn at(text: &'t str) -> Option<Item<'t>> {
        // No further than a name reaches: text without a stop would be looked through for each
        // place in it.
        let mut start = text.bytes().take(1 + NAME_BYTES);
        let name_length = start
            .position(|byte| matches!(byte, b'.' | b')'))
            .filter(|&at| at > 0)?;
        let (name, rest) = text.split_at_checked(name_length)?;
        let sign = [".)", ".", ")"]
            .into_iter()
            .find(|sign| rest.starts_with(sign))?;
        if !rest.get(sign.len()..)?.starts_with(char::is_whitespace) {
            return None;
        }
        let (number, letter) = match (name.parse(), name.as_bytes()) {
            (Ok(number), _) => (number, false),
            (_, &[letter @ b'a'..=b'z']) => (u32::from(letter - b'a') + 1, true),
            _ => return None,
        };
        Some(Item {
            number,
            letter,
            sign: rest.get(..sign.len())?,
            length: name.len() + sign.len(),
        })
    }

    /// Whether `self` is the item after `before` in a list.
    pub fn follows(self, before: Item<'_>) -> bool {
        self.number == before.number + 1 && self.letter == before.letter && self.sign == before.sign
    }
}
