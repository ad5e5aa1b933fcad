//! What words need to know of scripts: case and spelling that make no other word, and scripts that
//! are written without spaces.

/// Letters that the stem of a word has.
pub(crate) const STEM: usize = 4;

/// A Korean letter is a syllable: two tell as much as four of an alphabet.
const HANGUL_STEM: usize = 2;

/// Letters that the stem of a word has that begins with this letter.
pub(crate) fn stem_letters(first: char) -> usize {
    match first {
        '\u{ac00}'..='\u{d7a3}' => HANGUL_STEM,
        _ => STEM,
    }
}

/// Whether the letter's script is written without spaces between words: Thai, Lao, Burmese, Khmer,
/// kana and Han.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0e4f}'
        | '\u{0e80}'..='\u{0ecf}'
        | '\u{0edc}'..='\u{0eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}')
}

/// How much a unit counts, in eighths of a word: a word of a script with spaces, a letter of Han, and a
/// letter of another script without spaces. ICU's dictionaries find .64 words a letter in 48 Chinese news
/// texts, .53 in 34 Japanese ones (.64 a Han letter, .46 a kana), .30 to .51 in Thai, Lao, Khmer and Burmese,
/// vowel signs and tones aside. Measured by the words of an English translation, kana and these have .27 to
/// .29.
pub(crate) const WORD: u32 = 8;
const HAN: u32 = 5;
const OTHER: u32 = 3;

/// What a letter of a script without spaces counts, in the unit of [`WORD`].
pub(crate) fn weight(letter: char) -> u32 {
    match letter {
        '\u{0e00}'..='\u{17ff}' | '\u{3041}'..='\u{31ff}' => OTHER,
        _ => HAN,
    }
}

/// How many words so many units of [`WORD`] are; what has any is one at least.
pub(crate) fn words(units: usize) -> usize {
    let word = WORD as usize;
    ((units + word / 2) / word).max(units.min(1))
}

/// What two letters of a script without spaces tell, as letters of an alphabet.
pub(crate) const PAIR: usize = 6;

/// The letter in lower case, as headings in capitals and careless typing leave it: Greek without
/// accents and with one sigma, Turkish without the difference of its two i, Russian without its
/// two dots, Arabic letters in one form without vowel signs.
pub(crate) fn fold(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter {
        '\0'..='\x7f' => Some(letter.to_ascii_lowercase()),
        'İ' | 'ı' => Some('i'),
        'ё' | 'Ё' => Some('е'),
        '\u{0370}'..='\u{03ff}' => Some(greek(letter)),
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}' => Some('\u{0627}'),
        '\u{0649}' | '\u{06cc}' => Some('\u{064a}'),
        '\u{06a9}' => Some('\u{0643}'),
        '\u{0640}' | '\u{064b}'..='\u{065f}' => None,
        // Letters that have no other case, or stand in lower case: asking for it takes longer.
        'à'..='ö' | 'ø'..='ÿ' | 'а'..='я' | '\u{0e01}'..='\u{0e4f}' => Some(letter),
        '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Some(letter),
        _ => return Folded::Lower(letter.to_lowercase()),
    };
    Folded::Plain(plain)
}

fn greek(letter: char) -> char {
    match letter {
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'Ί' | 'ϊ' | 'Ϊ' | 'ΐ' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'Ύ' | 'ϋ' | 'Ϋ' | 'ΰ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ς' => 'σ',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// One letter of its own, none, or what Unicode's lower case makes of it.
enum Folded {
    Plain(Option<char>),
    Lower(std::char::ToLowercase),
}

impl Iterator for Folded {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Folded::Plain(letter) => letter.take(),
            Folded::Lower(letters) => letters.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_one_word_is_spelt_alike() {
        for (one, other) in [
            ("ΕΠΙΣΗΣ", "επίσης"),
            ("İLGİLİ", "ilgili"),
            ("YAZILARI", "yazıları"),
            ("ещё", "ЕЩЕ"),
            ("أخبار", "اخبار"),
            ("می‌خوانید", "مي‌خوانيد"),
            ("مـقـال", "مقال"),
            ("ÖVRIGT", "övrigt"),
        ] {
            let fold = |word: &str| word.chars().flat_map(fold).collect::<String>();
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn scripts_without_spaces() {
        assert!("读読ไทຂ့កカ々".chars().all(is_unspaced));
        assert!(!"aя한हع՞ა".chars().any(is_unspaced));
    }
}
