//! Profiles as a file: lines of text, the same bytes for the same profiles.
//!
//! ```text
//! copydesk site profiles 1
//! site HOST DOCUMENTS
//! FINGERPRINT COUNT          of each line of that site, in order
//! ```

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use super::{SiteProfile, SiteProfiles};
use crate::error::{Error, ErrorKind};

const HEAD: &str = "copydesk site profiles 1";

impl SiteProfiles {
    /// Writes the profiles, for [`SiteProfiles::read`].
    ///
    /// # Errors
    /// Those of the writer.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mut profiles = copydesk::SiteProfiles::new();
    /// profiles.learn("example.org", "It rained all day.");
    /// let mut file = Vec::new();
    /// profiles.write(&mut file)?;
    /// assert_eq!(copydesk::SiteProfiles::read(file.as_slice())?, profiles);
    /// # Ok(())
    /// # }
    /// ```
    pub fn write(&self, mut file: impl Write) -> io::Result<()> {
        writeln!(file, "{HEAD}")?;
        for (host, profile) in &self.sites {
            writeln!(file, "site {host} {}", profile.documents)?;
            for (line, count) in &profile.lines {
                writeln!(file, "{line:016x} {count}")?;
            }
        }
        file.flush()
    }

    /// Reads profiles that [`SiteProfiles::write`] has written.
    ///
    /// # Errors
    /// [`ErrorKind::Data`] where the file is not one of profiles or is damaged, and
    /// [`ErrorKind::Read`] where reading fails; the message names the line.
    ///
    /// ```
    /// let error = copydesk::SiteProfiles::read("no profiles".as_bytes()).unwrap_err();
    /// assert_eq!(error.kind(), copydesk::ErrorKind::Data);
    /// ```
    pub fn read(file: impl BufRead) -> Result<SiteProfiles, Error> {
        let mut profiles = SiteProfiles::new();
        let mut site: Option<(String, SiteProfile)> = None;
        let mut lines = file.lines().enumerate();
        let head = lines.next().map(|(_, line)| line).transpose();
        if head.map_err(|error| unread(0, error))?.as_deref() != Some(HEAD) {
            return Err(damaged(0, &format!("it does not start with `{HEAD}`")));
        }
        for (at, line) in lines {
            let line = line.map_err(|error| unread(at, error))?;
            if let Some(next) = line.strip_prefix("site ") {
                let next = site_of(next).ok_or_else(|| damaged(at, "not a host and a number"))?;
                profiles.put(site.replace(next));
            } else {
                let known = count_of(&line).zip(site.as_mut());
                let ((line, count), (_, profile)) =
                    known.ok_or_else(|| damaged(at, "not a line of a site and its count"))?;
                profile.lines.insert(line, count);
            }
        }
        profiles.put(site);
        Ok(profiles)
    }

    fn put(&mut self, site: Option<(String, SiteProfile)>) {
        if let Some((host, profile)) = site {
            self.held += profile.lines.len();
            self.sites.insert(host, Arc::new(profile));
        }
    }
}

fn site_of(text: &str) -> Option<(String, SiteProfile)> {
    let (host, documents) = text.rsplit_once(' ')?;
    let profile = SiteProfile {
        documents: documents.parse().ok()?,
        ..SiteProfile::default()
    };
    Some((host.to_owned(), profile))
}

fn count_of(text: &str) -> Option<(u64, u64)> {
    let (line, count) = text.split_once(' ')?;
    let count = count.parse().ok().filter(|&count| count > 0)?;
    Some((u64::from_str_radix(line, 16).ok()?, count))
}

fn unread(at: usize, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::InvalidData {
        return damaged(at, "not UTF-8").due_to(error);
    }
    let message = format!("site profiles, line {}: {error}", at + 1);
    Error::new(ErrorKind::Read, message).due_to(error)
}

fn damaged(at: usize, what: &str) -> Error {
    Error::new(
        ErrorKind::Data,
        format!(
            "site profiles, line {}: {what}; was the file written by `copydesk learn`?",
            at + 1
        ),
    )
}
