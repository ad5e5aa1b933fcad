//! What users expect of the types: they can be sent, shared, copied, compared and printed, and with
//! the feature `serde` written and read back.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use copydesk::*;

/// Every type can cross threads and panics, be printed and be copied.
fn is_plain<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + Clone>() {}

fn is_compared<T: PartialEq>() {}

/// A name of a fixed list: a key of maps, and itself as text.
fn is_name<T: Copy + Eq + Ord + Hash>() {}

fn is_read<T: Display + FromStr<Err = Error>>() {}

#[test]
fn types_are_what_users_expect() {
    macro_rules! plain {
        ($($type:ty),*) => { $(is_plain::<$type>();)* };
    }
    macro_rules! compared {
        ($($type:ty),*) => { $(is_plain::<$type>(); is_compared::<$type>();)* };
    }
    macro_rules! names {
        ($($type:ty),*) => { $(is_plain::<$type>(); is_name::<$type>(); is_read::<$type>();)* };
    }
    plain!(Cleaner, CleanerBuilder, Rendered<'_>);
    compared!(
        Article,
        Block,
        Content<'_>,
        DateParts,
        Decoded,
        Error,
        ErrorKind,
        Input<'_>,
        Item,
        Note,
        Phrase,
        Place,
        Removal,
        Rule,
        Row,
        RuleEntry,
        SiteProfile,
        SiteProfiles,
        Sentence<'_>,
        Span,
        SpanKind
    );
    names!(
        DecidedBy,
        Field,
        Focus,
        HiddenPlace,
        Limit,
        PhrasePlace,
        Reason,
        Role,
        Source,
        State,
        Tidy
    );
    #[cfg(feature = "arrow")]
    plain!(BatchCleaner, CleanedRow<'_>);
    #[cfg(feature = "restore")]
    {
        plain!(Restorer);
        compared!(Restored, RestoredSentence);
    }
}

/// The names in `src/lib.rs` that begin with a capital are types; each is asked above.
#[test]
fn no_public_type_is_left_out() {
    let library = include_str!("../src/lib.rs");
    let exported: Vec<&str> = library
        .split("pub use ")
        .skip(1)
        .filter_map(|statement| statement.split(';').next())
        .collect();
    let exported = exported.join(" ");
    let asked = include_str!("api.rs");
    let asked = asked.split("fn no_public_type_is_left_out").next().unwrap();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let asked: Vec<&str> = asked.split(|c| !is_word(c)).collect();
    let types = exported.split(|c| !is_word(c));
    let types: Vec<&str> = types
        .filter(|name| name.starts_with(char::is_uppercase))
        .collect();
    assert!(types.len() > 30, "{types:?}");
    for name in types {
        assert!(asked.contains(&name), "{name}");
    }
}

#[test]
fn an_error_is_a_standard_one() {
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
}

#[test]
fn an_error_has_its_source_where_another_crate_failed() {
    use std::error::Error as _;

    let error = SiteProfiles::read(&b"\xff"[..]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
    assert!(error.source().unwrap().is::<std::io::Error>());

    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the cable was cut"))
        }
    }
    let error = SiteProfiles::read(std::io::BufReader::new(Broken)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Read);
    assert_eq!(error.source().unwrap().to_string(), "the cable was cut");
    assert!(error.to_string().contains("the cable was cut"));

    let error = Cleaner::builder().keep_selector("p[").build().unwrap_err();
    // The message says it in words of its own.
    assert!(error.source().is_some());
    assert!(error.to_string().contains("ends too early"), "{error}");
    assert!("headlines".parse::<Role>().unwrap_err().source().is_none());
}

#[test]
fn names_are_read_as_they_are_written() {
    macro_rules! all_are_read {
        ($($type:ty),*) => {$(
            for &one in <$type>::ALL {
                assert_eq!(one.to_string().parse(), Ok(one));
                #[cfg(feature = "serde")]
                assert_eq!(serde_json::to_value(one).unwrap(), one.name());
            }
        )*};
    }
    all_are_read!(DecidedBy, Field, Focus, HiddenPlace, Limit, PhrasePlace);
    all_are_read!(Reason, Role, Source, State, Tidy);
    let error = "headlines".parse::<Role>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Option);
}

/// The files of the repository's fixtures that are documents.
#[cfg(feature = "serde")]
fn documents(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_document = |ending: &std::ffi::OsStr| ending == "html" || ending == "txt";
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path.extension().is_some_and(is_document) {
            found.push(path);
        }
    }
    found
}

#[cfg(feature = "serde")]
#[test]
fn an_article_is_read_back_as_it_was_written() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let cleaner = Cleaner::new();
    let mut states = std::collections::BTreeSet::new();
    for path in documents(&fixtures) {
        let document = std::fs::read(&path).unwrap();
        let article = cleaner.clean(&document).unwrap();
        states.insert(article.state);
        let written = serde_json::to_string(&article).unwrap();
        assert!(written.starts_with(r#"{"version":1,"state":"#), "{written}");
        let read: Article = serde_json::from_str(&written).unwrap();
        assert_eq!(read, article, "{}", path.display());
        // What `json` writes beside the fields is left out.
        let read: Article = serde_json::from_str(&article.json()).unwrap();
        assert_eq!(read, article, "{}", path.display());
        assert_eq!(read.json(), article.json());
        for (date, parts) in [
            (&article.published, article.published_parts()),
            (&article.modified, article.modified_parts()),
        ] {
            assert_eq!(parts.map(|parts| parts.to_string()), *date);
        }
    }
    assert_eq!(states.len(), 3);
}

#[cfg(feature = "serde")]
#[test]
fn an_article_of_a_newer_format_is_refused() {
    let written = serde_json::to_string(&Article::default()).unwrap();
    let newer = written.replace(r#""version":1"#, r#""version":2"#);
    let error = serde_json::from_str::<Article>(&newer).unwrap_err();
    assert!(error.to_string().contains("format version 2"), "{error}");
    let unversioned = written.replace(r#""version":1,"#, "");
    assert!(serde_json::from_str::<Article>(&unversioned).is_err());
}

#[cfg(feature = "serde")]
#[test]
fn rules_and_dates_are_read_back_as_they_were_written() {
    let entries: Vec<RuleEntry> = rules().collect();
    let written = serde_json::to_string(&entries).unwrap();
    let read: Vec<RuleEntry> = serde_json::from_str(&written).unwrap();
    assert_eq!(read, entries);
    let date: DateParts = "2026-03-11T08:30Z".parse().unwrap();
    assert_eq!(serde_json::to_value(date).unwrap(), "2026-03-11T08:30Z");
    assert_eq!(
        serde_json::from_str::<DateParts>(r#""2026-03-11T08:30Z""#).unwrap(),
        date
    );
}
