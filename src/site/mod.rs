//! What recurs on a site: profiles learned from many of its documents, which a caller may pass as
//! evidence. `fingerprint` tells lines apart, `profile` counts them, `profiles` keeps many sites.

mod file;
mod fingerprint;
mod profile;
mod profiles;

pub use profile::SiteProfile;
pub use profiles::SiteProfiles;

pub(crate) use fingerprint::words_and_fingerprint;
