use super::*;

/// `fixtures/metadata/bylines.txt`: a value, " => ", and the names between semicolons.
#[test]
fn table() {
    let table = include_str!("../../../fixtures/metadata/bylines.txt");
    let mut wrong = Vec::new();
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (value, expected) = line.split_once(" => ").unwrap_or((line, ""));
        let found = names(value).join("; ");
        if found != expected.trim() {
            wrong.push(format!("{value}: {found} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_that_are_bylines() {
    assert_eq!(from_line("By Ana Ruiz"), Some(vec!["Ana Ruiz".to_string()]));
    assert!(from_line("Von Lena Vogt und Tom Beck, dpa").is_some());
    assert!(from_line("de Ilinca Prunea | 12 martie 2026, 08:40 | 2 min. de citit").is_some());
    assert_eq!(from_line("By noon the harbour was empty"), None);
    assert_eq!(from_line("Von dort ging es weiter"), None);
    assert_eq!(from_line("Ana Ruiz"), None);
}

#[test]
fn labels_on_either_side_of_a_name_go() {
    assert_eq!(names("윤서진 기자"), ["윤서진"]);
    assert_eq!(names("Nga Arben Kola"), ["Arben Kola"]);
    assert_eq!(names("Ni Luh Puspa"), ["Ni Luh Puspa"]);
    assert_eq!(names("하버일보=윤서진 기자"), ["윤서진"]);
    let credited = Some(vec!["林雨蓁".to_string()]);
    assert_eq!(from_line("記者林雨蓁／報導"), credited);
    assert_eq!(from_line("記者林雨蓁／台北報導"), credited);
    assert_eq!(
        credit("Marisol Venn | Tribune staff").bare,
        ["Marisol Venn"]
    );
}

#[test]
fn who_stands_behind_a_slash_is_whom_somebody_writes_for() {
    assert_eq!(super::names("Ana Ruiz/Reuters"), ["Ana Ruiz", "Reuters"]);
    assert_eq!(super::names("dpa/lno"), ["dpa/lno"]);
    let credited = super::from_line("Autor: Ana Ruiz/NP-X");
    assert_eq!(credited, Some(vec!["Ana Ruiz".to_string()]));
}

#[test]
fn a_label_of_somebody_else_gives_no_author() {
    for text in [
        "Снимка: Getty Images/Post",
        "Foto: Tom Beck",
        "编辑：王芳",
        "Photo: Tom Beck",
    ] {
        assert_eq!(super::names(text), [""; 0], "{text}");
    }
}
