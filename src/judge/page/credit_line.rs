//! Captions that end with who made the picture: "The ferry at noon (photo: Ana Prell)", "Photo Ana Prell".

/// Words before the name of a photographer, in lower case.
const WORDS: [&str; 35] = [
    "photo",
    "photos",
    "photograph",
    "picture",
    "image",
    "foto",
    "fotos",
    "fotografía",
    "fotografia",
    "bild",
    "bilder",
    "beeld",
    "kuva",
    "kép",
    "fotó",
    "zdjęcie",
    "fot",
    "снимок",
    "фото",
    "φωτό",
    "φωτογραφία",
    "fotoğraf",
    "credit",
    "crédit",
    "crédito",
    "ảnh",
    "snímek",
    "fotografie",
    "fotografija",
    "snimka",
    "valokuva",
    "nuotrauka",
    "nuotr",
    "ljósmynd",
    "argazkia",
];
/// The same in scripts without spaces.
const UNSPACED: [&str; 5] = ["撮影", "写真", "摄影", "攝影", "사진"];
/// What stands in place of a name: the author, a private picture, an archive.
const NO_NAME: [&str; 16] = [
    "автора",
    "автор",
    "архив",
    "архива",
    "archiv",
    "archiwum",
    "archive",
    "archives",
    "archivo",
    "arquivo",
    "archivio",
    "privat",
    "privé",
    "autor",
    "autora",
    "handout",
];
/// Words that a photographer's name and outlet have at most.
const NAME_WORDS: usize = 6;

/// Whether a text ends with a word for a picture and a name.
pub(super) fn ends_with_credit(text: &str) -> bool {
    let text = text.trim().trim_end_matches([')', '）', '.', ']', '］']);
    let words: Vec<&str> = text.split_whitespace().collect();
    let start = words.len().saturating_sub(NAME_WORDS + 1);
    let tail = words.get(start..).unwrap_or_default();
    let label = tail.iter().rposition(|word| is_label(word));
    let named = label.is_some_and(|at| {
        let name = tail.get(at + 1..).unwrap_or_default();
        let capitals = name
            .iter()
            .filter(|word| word.starts_with(char::is_uppercase));
        let is_named = || capitals.count() * 2 >= name.len();
        (1..=NAME_WORDS).contains(&name.len()) && (is_named() || is_no_name(name))
    });
    named || ends_unspaced(text)
}

/// Whether the words after the label name the author or an archive: "Фото автора", "Foto: privat".
fn is_no_name(words: &[&str]) -> bool {
    matches!(words, [word] | [word, _] if NO_NAME.contains(word))
}

fn is_label(word: &str) -> bool {
    let word = word
        .trim_matches(|mark: char| !mark.is_alphabetic())
        .to_lowercase();
    WORDS.contains(&word.as_str())
}

/// "＝撮影・岡村", "（写真：小野）".
fn ends_unspaced(text: &str) -> bool {
    const LETTERS: usize = 8;
    let found = UNSPACED.iter().filter_map(|label| {
        let at = text.rfind(label)?;
        text.get(at + label.len()..)
    });
    let mut names = found.map(|rest| rest.trim_start_matches(['・', '：', ':', ' ', '/', '／']));
    names.any(|name| (1..=LETTERS).contains(&name.chars().count()) && !name.contains(['。', '、']))
}

#[cfg(test)]
mod tests {
    use super::ends_with_credit;

    #[test]
    fn credits_are_told_from_sentences() {
        for caption in [
            "La barque quitte le hangar. Photo Yann Abgrall",
            "Il tiglio con la stampella (foto Nerio Landi)",
            "Пеликан на платформе. Фото: Р. Мамедов / Дельта",
            "スキー板を並べる六年生＝撮影・岡村",
        ] {
            assert!(ends_with_credit(caption), "{caption}");
        }
        for sentence in [
            "She keeps his photo in the drawer.",
            "Er hat ein Foto gemacht.",
            "The photo shows the ferry at noon before it sank.",
            "写真は、港の船を撮影したものだ。",
        ] {
            assert!(!ends_with_credit(sentence), "{sentence}");
        }
    }
}
