//! Enums whose values have stable names, as the command, the lists and JSON write them.

/// Declares such an enum: each value with its name, the list of all, reading and writing. The words in
/// brackets are what one value is called, and several.
macro_rules! names {
    (
        $(#[$meta:meta])*
        pub enum $type:ident ($one:literal, $several:literal) {
            $($(#[$doc:meta])* $variant:ident = $name:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum $type {
            $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $name))] $variant,)*
        }

        impl $type {
            #[doc = concat!("All ", $several, ".\n\n```")]
            #[doc = concat!("let all = copydesk::", stringify!($type), "::ALL;")]
            #[doc = "assert!(all.iter().all(|one| one.name().parse() == Ok(*one)));\n```"]
            pub const ALL: &'static [$type] = &[$($type::$variant,)*];

            #[doc = concat!("The stable name: ", $("`", $name, "`, ",)* "which `Display` writes and ")]
            #[doc = "`FromStr` reads.\n\n```"]
            #[doc = concat!("let one = copydesk::", stringify!($type), "::ALL[0];")]
            #[doc = "assert_eq!(one.name(), one.to_string());\n```"]
            pub const fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name,)*
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = crate::error::Error;

            fn from_str(name: &str) -> Result<$type, crate::error::Error> {
                let found = $type::ALL.iter().copied().find(|one| one.name() == name);
                found.ok_or_else(|| {
                    let names: Vec<&str> = $type::ALL.iter().map(|one| one.name()).collect();
                    crate::error::Error::new(
                        crate::error::ErrorKind::Option,
                        format!(
                            concat!("no ", $one, " is named `{}`; the ", $several, " are {}"),
                            crate::text::start(name, 200),
                            names.join(", ")
                        ),
                    )
                })
            }
        }
    };
}

pub(crate) use names;
