//! The file of site profiles that `--profiles` names.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::Context;
use copydesk::SiteProfiles;

const BUFFER: usize = 256 << 10;

/// Reads profiles that were written earlier.
pub fn read(path: &Path) -> anyhow::Result<SiteProfiles> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = BufReader::with_capacity(BUFFER, file);
    SiteProfiles::read(file).with_context(|| path.display().to_string())
}
