//! From the command line's options to a cleaner, and from a document to an article.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
#[cfg(feature = "parquet")]
use copydesk::BatchCleaner;
use copydesk::{Article, Cleaner, Error, SiteProfiles};

#[cfg(feature = "parquet")]
use crate::arguments::RecordArguments;
use crate::arguments::{CleaningArguments, From};
use crate::corpus::compression::Compression;
use crate::learn;

/// A cleaner, and the state in which the user says that documents arrive.
#[derive(Clone, Debug)]
pub struct Desk {
    cleaner: Cleaner,
    from: From,
    profiles: Option<Arc<SiteProfiles>>,
}

impl Desk {
    pub fn new(arguments: &CleaningArguments) -> anyhow::Result<Desk> {
        let mut cleaner = Cleaner::new()
            .focus(arguments.focus)
            .max_bytes(arguments.max_bytes);
        for &role in &arguments.show {
            cleaner = cleaner.show(role);
        }
        for &role in &arguments.hide {
            cleaner = cleaner.hide(role);
        }
        for (reason, phrase) in &arguments.phrases {
            cleaner = cleaner.phrases(*reason, [phrase])?;
        }
        for (reason, pattern) in &arguments.patterns {
            cleaner = cleaner.pattern(*reason, pattern.clone());
        }
        for selector in &arguments.keep_selectors {
            cleaner = cleaner.keep_selector(selector)?;
        }
        for selector in &arguments.remove_selectors {
            cleaner = cleaner.remove_selector(selector)?;
        }
        let profiles = arguments.profiles.as_deref().map(learn::read).transpose()?;
        Ok(Desk {
            cleaner,
            from: arguments.from,
            profiles: profiles.map(Arc::new),
        })
    }

    /// Cleans a document; `usual` is what it is taken for where the user left it open.
    pub fn clean(&self, text: &str, usual: From, url: Option<&str>) -> Result<Article, Error> {
        let from = match self.from {
            From::Auto => usual,
            said => said,
        };
        let cleaner = self.cleaner_for(url);
        match (from, url) {
            (From::Page, Some(url)) => cleaner.page_at(text, url),
            (From::Page, None) => cleaner.page(text),
            (From::Lines, _) => cleaner.lines(text),
            (From::Flat, _) => cleaner.flat(text),
            (From::Auto, Some(url)) => cleaner.clean_at(text, url),
            (From::Auto, None) => cleaner.clean(text),
        }
    }

    /// The same for the rows of Parquet files.
    #[cfg(feature = "parquet")]
    pub fn batches(&self, arguments: &RecordArguments) -> BatchCleaner {
        let mut cleaner = BatchCleaner::new(self.cleaner.clone())
            .columns(&arguments.columns)
            .keep_input(arguments.keep_input)
            .sentences(arguments.sentences)
            .removed(arguments.removed)
            .drop_failed(true);
        if let Some(field) = &arguments.field {
            cleaner = cleaner.field(field);
        }
        if let Some(state) = self.from.state() {
            cleaner = cleaner.state(state);
        }
        if let Some(profiles) = &self.profiles {
            cleaner = cleaner.site_profiles(Arc::clone(profiles));
        }
        cleaner
    }

    /// The cleaner with what is known of the document's site.
    fn cleaner_for(&self, url: Option<&str>) -> Cow<'_, Cleaner> {
        let profiles = self.profiles.as_deref();
        let host = url.and_then(SiteProfiles::host);
        let profile = profiles.zip(host).and_then(|(all, host)| all.get(&host));
        match profile {
            Some(profile) => Cow::Owned(self.cleaner.clone().site_profile(profile)),
            None => Cow::Borrowed(&self.cleaner),
        }
    }

    /// Reads and cleans one document; also gives the text as it was read.
    pub fn read(&self, path: &Path, url: Option<&str>) -> anyhow::Result<(String, Article)> {
        let bytes = read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let decoded = copydesk::decode(&bytes, None);
        let mut article = self
            .clean(&decoded.text, From::Auto, url)
            .with_context(|| path.display().to_string())?;
        article.notes.extend(decoded.note);
        Ok((decoded.text, article))
    }

    /// Cleans a document as bytes; `charset` is what its server said.
    pub fn clean_bytes(
        &self,
        bytes: &[u8],
        charset: Option<&str>,
        usual: From,
        url: Option<&str>,
    ) -> Result<Article, Error> {
        let decoded = copydesk::decode(bytes, charset);
        let mut article = self.clean(&decoded.text, usual, url)?;
        article.notes.extend(decoded.note);
        Ok(article)
    }
}

/// The bytes of a file, unpacked where its name says that it is compressed.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let name = path.to_string_lossy().to_lowercase();
    let (compression, _) = Compression::of(&name);
    let mut reader = compression.reader(path, Arc::default())?;
    reader.read_to_end(&mut bytes)?;
    Ok(bytes)
}
