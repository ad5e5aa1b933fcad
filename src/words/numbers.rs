//! Dates and times of day that digits show, in any language.

/// Which shapes of numbers a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// 1999.
    pub year: bool,
    /// 12:30.
    pub clock: bool,
    /// 3.5.2021.
    pub date: bool,
}

impl Numbers {
    /// The shapes in a text.
    pub fn of(text: &str) -> Numbers {
        let mut numbers = Numbers::default();
        let mut reader = Reader::default();
        for character in text.chars().chain([' ']) {
            reader.read(character, &mut numbers);
        }
        numbers
    }
}

/// The number at hand, and those before it.
#[derive(Default)]
struct Reader {
    digits: u32,
    value: u32,
    /// Numbers before, with `.`, `/`, `-` or `:` between.
    groups: u32,
    separator: char,
}

impl Reader {
    fn read(&mut self, character: char, numbers: &mut Numbers) {
        if let Some(digit) = character.to_digit(10) {
            self.digits += 1;
            self.value = (self.value * 10 + digit) % 100_000;
            return;
        }
        if self.digits == 0 {
            self.groups = 0;
            return;
        }
        numbers.year |= self.digits == 4 && (1900..2100).contains(&self.value);
        numbers.clock |= self.groups >= 1 && self.separator == ':' && self.digits == 2;
        numbers.date |= self.groups >= 2 && self.separator != ':' && self.digits <= 4;
        let joins = matches!(character, '.' | '/' | '-' | ':');
        self.groups = if joins { self.groups + 1 } else { 0 };
        self.separator = character;
        self.digits = 0;
        self.value = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_numbers() {
        let shapes = |text| {
            let found = Numbers::of(text);
            (found.year, found.clock, found.date)
        };
        assert_eq!(shapes("since 1999"), (true, false, false));
        assert_eq!(shapes("at 12:30"), (false, true, false));
        assert_eq!(shapes("am 3.5.2021"), (true, false, true));
        assert_eq!(shapes("3-1 in 90 minutes"), (false, false, false));
        assert_eq!(shapes("20211"), (false, false, false));
    }
}
