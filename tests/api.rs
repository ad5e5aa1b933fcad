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
    plain!(Cleaner, CleanerBuilder);
    compared!(
        Article,
        Block,
        Content<'_>,
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
    #[cfg(feature = "restore")]
    {
        plain!(Restorer);
        compared!(Restored, RestoredSentence);
    }
}

#[test]
fn an_error_is_a_standard_one() {
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
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

#[cfg(feature = "serde")]
#[test]
fn an_article_is_read_back_as_it_was_written() {
    for text in [
        include_str!("../fixtures/demo/harbour.html"),
        include_str!("../fixtures/demo/harbour.txt"),
        include_str!("../fixtures/demo/harbour-flat.txt"),
    ] {
        let article = Cleaner::new().clean(text).unwrap();
        let written = serde_json::to_string(&article).unwrap();
        assert_eq!(serde_json::from_str::<Article>(&written).unwrap(), article);
    }
    let entries: Vec<RuleEntry> = rules().collect();
    let written = serde_json::to_string(&entries).unwrap();
    assert_eq!(
        serde_json::from_str::<Vec<RuleEntry>>(&written).unwrap(),
        entries
    );
}
