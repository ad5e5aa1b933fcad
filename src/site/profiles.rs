//! [`SiteProfiles`]: one profile a host, for corpora.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::SiteProfile;
use super::profile::first_left_out;

/// Lines that all profiles keep together: `copydesk learn` peaks at some 200 MB.
const LINES: usize = 1 << 22;
/// How many more they may have before the counts are lowered: every lowering looks at all lines.
const ROOM: usize = LINES / 8;

/// The profiles of many sites, by host.
///
/// Hosts are compared as they are given; `copydesk learn` writes them in lower case and without
/// `www.`. Memory is bounded for any number of documents: beyond four million lines the counts of
/// all sites are lowered, and a site without lines is dropped.
///
/// ```
/// use copydesk::{Cleaner, SiteProfiles};
///
/// let mut profiles = SiteProfiles::new();
/// profiles.learn("example.org", "It rained all day.\n\nThe Porto Azul Post");
/// assert_eq!(profiles.hosts().collect::<Vec<_>>(), ["example.org"]);
/// let cleaner = Cleaner::builder().site_profiles(profiles).build()?;
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct SiteProfiles {
    pub(super) sites: BTreeMap<String, Arc<SiteProfile>>,
    /// How many lines they had when they were counted last, and how many were added since.
    pub(super) held: usize,
}

/// What they know counts, not how they came to know it.
impl PartialEq for SiteProfiles {
    fn eq(&self, other: &SiteProfiles) -> bool {
        self.sites == other.sites
    }
}

impl Eq for SiteProfiles {}

impl SiteProfiles {
    /// An empty collection.
    ///
    /// ```
    /// assert_eq!(copydesk::SiteProfiles::new().hosts().count(), 0);
    /// ```
    pub fn new() -> SiteProfiles {
        SiteProfiles::default()
    }

    /// Learns from a document of this host; see [`SiteProfile::learn`].
    ///
    /// ```
    /// let mut profiles = copydesk::SiteProfiles::new();
    /// profiles.learn("example.org", "It rained all day.");
    /// assert_eq!(profiles.hosts().collect::<Vec<_>>(), ["example.org"]);
    /// ```
    pub fn learn(&mut self, host: &str, text: &str) {
        let profile = Arc::make_mut(self.site(host));
        let before = profile.lines.len();
        profile.learn(text);
        self.held += profile.lines.len().saturating_sub(before);
        if self.held > LINES + ROOM {
            self.bound(LINES);
        }
    }

    /// The profile of a host.
    ///
    /// ```
    /// assert!(copydesk::SiteProfiles::new().get("example.org").is_none());
    /// ```
    pub fn get(&self, host: &str) -> Option<Arc<SiteProfile>> {
        self.sites.get(host).cloned()
    }

    /// The host of an address, as `copydesk learn` writes it: in lower case and without `www.`.
    ///
    /// ```
    /// let host = copydesk::SiteProfiles::host("https://www.Example.org/ferry");
    /// assert_eq!(host.as_deref(), Some("example.org"));
    /// assert_eq!(copydesk::SiteProfiles::host("no address"), None);
    /// ```
    pub fn host(url: &str) -> Option<String> {
        let url = url::Url::parse(url).ok()?;
        let host = url.host_str()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    }

    /// The hosts that have a profile, in order.
    ///
    /// ```
    /// assert_eq!(copydesk::SiteProfiles::new().hosts().next(), None);
    /// ```
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.sites.keys().map(String::as_str)
    }

    /// Adds what others have learned; see [`SiteProfile::merge`].
    ///
    /// ```
    /// let mut one = copydesk::SiteProfiles::new();
    /// one.learn("example.org", "It rained all day.");
    /// let mut other = copydesk::SiteProfiles::new();
    /// other.learn("example.org", "The sun came out.");
    /// one.merge(&other);
    /// assert_eq!(one.get("example.org").map(|profile| profile.documents()), Some(2));
    /// ```
    pub fn merge(&mut self, others: &SiteProfiles) {
        for (host, profile) in &others.sites {
            Arc::make_mut(self.site(host)).merge(profile);
        }
        self.bound(LINES);
    }

    /// Forgets the lines that do not recur, and the sites without any; see [`SiteProfile::prune`].
    ///
    /// ```
    /// let mut profiles = copydesk::SiteProfiles::new();
    /// profiles.learn("example.org", "It rained all day.");
    /// profiles.prune();
    /// assert_eq!(profiles.hosts().count(), 0);
    /// ```
    pub fn prune(&mut self) {
        self.sites.retain(|_, profile| {
            let profile = Arc::make_mut(profile);
            profile.prune();
            !profile.lines.is_empty()
        });
    }

    fn site(&mut self, host: &str) -> &mut Arc<SiteProfile> {
        self.sites.entry(host.to_owned()).or_default()
    }

    fn bound(&mut self, most: usize) {
        let counts = self.sites.values().flat_map(|site| site.lines.values());
        if let Some(count) = first_left_out(counts.copied(), most) {
            self.sites.retain(|_, profile| {
                let profile = Arc::make_mut(profile);
                profile.lower(count);
                !profile.lines.is_empty()
            });
        }
        self.held = self.sites.values().map(|site| site.lines.len()).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::SiteProfiles;

    #[test]
    fn over_the_bound_the_rare_lines_are_forgotten_and_the_frequent_stay() {
        let mut profiles = SiteProfiles::new();
        for day in 0..40 {
            let story = "word ".repeat(day + 1);
            profiles.learn("example.org", &format!("{story}\n\nThe Porto Azul Post"));
        }
        profiles.bound(10);
        let profile = profiles.get("example.org").unwrap();
        assert_eq!(profile.lines.len(), 1);
        assert_eq!(profile.count("The Porto Azul Post"), 39);
        assert_eq!(profile.documents(), 40);
    }
}
