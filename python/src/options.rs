//! The options of a cleaner: read from Python, kept, and given back for a pickle.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::{CleanerBuilder, Focus, Reason, Role, SiteProfiles, Tidy};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use regex::{Regex, RegexBuilder};

use crate::error;

/// The largest document unless set, as for the command.
pub const MAX_BYTES: usize = 64 << 20;

/// The most bytes that a compiled expression may have, as for the command.
const LARGEST_PATTERN: usize = 2 << 20;

/// One name or several.
#[derive(Clone, FromPyObject)]
pub enum Names {
    One(String),
    Several(Vec<String>),
}

impl Names {
    pub fn all(self) -> Vec<String> {
        match self {
            Names::One(name) => vec![name],
            Names::Several(names) => names,
        }
    }
}

/// The names that were given; none where nothing was.
pub fn all(names: Option<Names>) -> Vec<String> {
    names.map(Names::all).unwrap_or_default()
}

/// What the caller set.
pub struct Options {
    pub focus: String,
    pub show: Vec<String>,
    pub hide: Vec<String>,
    pub phrases: Vec<(String, Vec<String>)>,
    pub patterns: Vec<(String, Vec<String>)>,
    pub keep_selector: Vec<String>,
    pub remove_selector: Vec<String>,
    pub tidy: String,
    pub profiles: Option<PathBuf>,
    pub max_bytes: usize,
    pub max_blocks: Option<usize>,
    pub max_depth: Option<usize>,
    pub max_attributes: Option<usize>,
}

impl Options {
    /// The cleaner with these options.
    pub fn cleaner(&self, py: Python<'_>) -> PyResult<copydesk::Cleaner> {
        let focus: Focus = (self.focus.parse())
            .map_err(|_| option(py, "focus", &self.focus, "recall, balanced and precision"))?;
        let tidy: Tidy = (self.tidy.parse())
            .map_err(|_| option(py, "tidy", &self.tidy, "off, lossless and full"))?;
        let mut builder = copydesk::Cleaner::builder();
        builder.focus(focus).tidy(tidy).max_bytes(self.max_bytes);
        if let Some(blocks) = self.max_blocks {
            builder.max_blocks(blocks);
        }
        if let Some(depth) = self.max_depth {
            builder.max_depth(depth);
        }
        if let Some(attributes) = self.max_attributes {
            builder.max_attributes(attributes);
        }
        if let Some(profiles) = self.profiles(py)? {
            builder.site_profiles(profiles);
        }
        self.rules(&mut builder)
            .map_err(|error| error::of(py, &error))?;
        self.patterns(py, &mut builder)?;
        builder.build().map_err(|error| error::of(py, &error))
    }

    /// Sets the caller's expressions, which are counted after the phrases.
    fn patterns(&self, py: Python<'_>, builder: &mut CleanerBuilder) -> PyResult<()> {
        for (name, patterns) in &self.patterns {
            let reason: Reason = name.parse().map_err(|error| error::of(py, &error))?;
            for pattern in patterns {
                let compiled = expression(pattern).map_err(|cause| {
                    error::new(py, "option", format!("patterns: `{pattern}`: {cause}"))
                })?;
                builder.pattern(reason, compiled);
            }
        }
        Ok(())
    }

    /// Sets the caller's roles, phrases and selectors.
    fn rules(&self, builder: &mut CleanerBuilder) -> Result<(), copydesk::Error> {
        for role in &self.show {
            builder.show(role.parse::<Role>()?);
        }
        for role in &self.hide {
            builder.hide(role.parse::<Role>()?);
        }
        for (reason, phrases) in &self.phrases {
            builder.phrases(reason.parse::<Reason>()?, phrases);
        }
        for selector in &self.keep_selector {
            builder.keep_selector(selector);
        }
        for selector in &self.remove_selector {
            builder.remove_selector(selector);
        }
        Ok(())
    }

    /// The sites' profiles, from their file.
    pub fn profiles(&self, py: Python<'_>) -> PyResult<Option<Arc<SiteProfiles>>> {
        let Some(path) = &self.profiles else {
            return Ok(None);
        };
        let file = File::open(path).map_err(|cause| unread(py, path, &cause))?;
        let profiles = SiteProfiles::read(BufReader::new(file));
        let profiles = profiles.map_err(|cause| {
            let message = format!("{}: {cause}", path.display());
            error::new(py, cause.kind().name(), message)
        })?;
        Ok(Some(Arc::new(profiles)))
    }

    /// The options that differ from the defaults, as keyword arguments.
    pub fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        if self.focus != "balanced" {
            dict.set_item("focus", &self.focus)?;
        }
        for (name, values) in [("show", &self.show), ("hide", &self.hide)] {
            set_list(&dict, name, values)?;
        }
        for (name, rules) in [("phrases", &self.phrases), ("patterns", &self.patterns)] {
            set_rules(&dict, name, rules)?;
        }
        set_list(&dict, "keep_selector", &self.keep_selector)?;
        set_list(&dict, "remove_selector", &self.remove_selector)?;
        if self.tidy != "full" {
            dict.set_item("tidy", &self.tidy)?;
        }
        if let Some(path) = &self.profiles {
            dict.set_item("profiles", path)?;
        }
        if self.max_bytes != MAX_BYTES {
            dict.set_item("max_bytes", self.max_bytes)?;
        }
        let limits = [
            ("max_blocks", self.max_blocks),
            ("max_depth", self.max_depth),
            ("max_attributes", self.max_attributes),
        ];
        for (name, limit) in limits {
            if limit.is_some() {
                dict.set_item(name, limit)?;
            }
        }
        Ok(dict)
    }
}

/// The phrases or the expressions of each reason, in the order in which they were written.
pub fn rules(given: Option<&Bound<'_, PyDict>>) -> PyResult<Vec<(String, Vec<String>)>> {
    let mut rules = Vec::new();
    for (reason, of_reason) in given.into_iter().flat_map(|dict| dict.iter()) {
        rules.push((reason.extract()?, of_reason.extract::<Names>()?.all()));
    }
    Ok(rules)
}

/// The expression compiled; where that fails, why and what to do.
fn expression(pattern: &str) -> Result<Regex, String> {
    let compiled = RegexBuilder::new(pattern)
        .size_limit(LARGEST_PATTERN)
        .build();
    compiled.map_err(|cause| match cause {
        regex::Error::CompiledTooBig(limit) => format!(
            "it takes over {limit} bytes once compiled: repeat less often (`{{1,30}}` to `+`), \
             or use `[a-z]` in place of `\\w`"
        ),
        cause => cause.to_string(),
    })
}

fn set_rules(
    dict: &Bound<'_, PyDict>,
    name: &str,
    rules: &[(String, Vec<String>)],
) -> PyResult<()> {
    if rules.is_empty() {
        return Ok(());
    }
    let given = PyDict::new(dict.py());
    for (reason, of_reason) in rules {
        given.set_item(reason, of_reason)?;
    }
    dict.set_item(name, given)
}

fn set_list(dict: &Bound<'_, PyDict>, name: &str, values: &[String]) -> PyResult<()> {
    if values.is_empty() {
        return Ok(());
    }
    dict.set_item(name, values)
}

/// The exception for a name that an option does not know.
pub fn option(py: Python<'_>, option: &str, given: &str, known: &str) -> PyErr {
    let message = format!("{option} is one of {known}, not `{given}`");
    error::new(py, "option", message)
}

fn unread(py: Python<'_>, path: &Path, cause: &std::io::Error) -> PyErr {
    let message = format!("cannot read {}: {cause}", path.display());
    error::new(py, "read", message)
}
