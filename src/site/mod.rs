//! Lines that recur on a site: profiles learned from many of its documents.
//! `fingerprint` compares lines, `profile` counts them, `profiles` has one profile for each site.

mod file;
mod fingerprint;
mod profile;
mod profiles;

pub use profile::SiteProfile;
pub use profiles::SiteProfiles;

pub(crate) use fingerprint::words_and_fingerprint;
