//! From the command line's options to a cleaner, and from a document to an article.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
#[cfg(feature = "parquet")]
use copydesk::BatchCleaner;
use copydesk::{Article, Cleaner, Error, Input};

#[cfg(feature = "parquet")]
use crate::arguments::RecordArguments;
use crate::arguments::{CleaningArguments, From};
use crate::corpus::compression::Compression;
use crate::profiles;
use crate::terminal;

/// A cleaner, and the state in which the user says that documents arrive.
#[derive(Clone, Debug)]
pub struct Desk {
    cleaner: Cleaner,
    from: From,
    has_profiles: bool,
}

impl Desk {
    pub fn new(arguments: &CleaningArguments) -> anyhow::Result<Desk> {
        let mut builder = Cleaner::builder();
        builder
            .focus(arguments.focus)
            .max_bytes(arguments.max_bytes);
        for &role in &arguments.show {
            builder.show(role);
        }
        for &role in &arguments.hide {
            builder.hide(role);
        }
        for (reason, phrase) in &arguments.phrases {
            builder.phrases(*reason, [phrase]);
        }
        for (reason, pattern) in &arguments.patterns {
            builder.pattern(*reason, pattern.clone());
        }
        for selector in &arguments.keep_selectors {
            builder.keep_selector(selector);
        }
        for selector in &arguments.remove_selectors {
            builder.remove_selector(selector);
        }
        if let Some(path) = &arguments.profiles {
            builder.site_profiles(profiles::read(path)?);
        }
        Ok(Desk {
            cleaner: builder.build()?,
            from: arguments.from,
            has_profiles: arguments.profiles.is_some(),
        })
    }

    /// Cleans a document; `usual` is what it is taken for where the user left it open.
    pub fn clean<'a>(
        &self,
        document: impl Into<Input<'a>>,
        usual: From,
        url: Option<&'a str>,
    ) -> Result<Article, Error> {
        let mut input = document.into();
        if let Some(state) = self.from.state().or(usual.state()) {
            input = input.state(state);
        }
        if let Some(url) = url {
            input = input.url(url);
        }
        self.cleaner.clean(input)
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
        cleaner
    }

    /// Reads and cleans one document; also gives the text as it was read.
    pub fn read(&self, path: &Path, url: Option<&str>) -> anyhow::Result<(String, Article)> {
        if self.has_profiles && url.is_none() {
            terminal::warn("--profiles removes nothing without the document's address; add --url");
        }
        let bytes = read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let decoded = copydesk::decode(&bytes, None);
        let mut article = self
            .clean(decoded.text.as_str(), From::Auto, url)
            .with_context(|| path.display().to_string())?;
        article.notes.extend(decoded.note);
        Ok((decoded.text, article))
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
