//! The version of the format in which serde writes an article.

/// The format that this release writes: a number in what is written, and nothing in memory. It rises with a
/// change that older releases would misread; a new field that they can leave out is no such change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Version;

#[cfg(feature = "serde")]
mod format {
    use super::Version;

    /// The format's number.
    const NUMBER: u64 = 1;

    impl serde::Serialize for Version {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u64(NUMBER)
        }
    }

    impl<'de> serde::Deserialize<'de> for Version {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
            match u64::deserialize(deserializer)? {
                1..=NUMBER => Ok(Version),
                number => Err(serde::de::Error::custom(format!(
                    "the article is in format version {number}, and this release of copydesk reads up to \
                     {NUMBER}; read it with a newer one"
                ))),
            }
        }
    }
}
