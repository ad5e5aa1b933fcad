//! One JSON line to another: the document is cleaned, everything else is kept.

use std::borrow::Cow;
use std::io;

use copydesk::{Article, Input};

use crate::arguments::{From, RecordArguments};
use crate::attributes;
use crate::cleaning::Desk;
use crate::corpus::response::Response;
use crate::corpus::tally::Tally;
use crate::line_reader::Line;
use crate::pipeline;
use crate::record::{ObjectWriter, Record};
use crate::rejected::{self, Rejected};

/// The fields in which documents are looked for, and what each usually holds.
pub const DOCUMENTS: [(&str, From); 3] = [
    ("html", From::Page),
    ("text", From::Auto),
    ("flat", From::Flat),
];

/// Rewrites records.
pub struct Rewriter {
    pub desk: Desk,
    pub arguments: RecordArguments,
    limit: usize,
}

/// What a record became.
pub struct Cleaned {
    pub output: Vec<u8>,
    pub tally: Tally,
}

/// The field that holds the document, and what it usually is; a null is as good as none, and an empty
/// document is taken where no other field has one.
pub fn document<'n>(
    record: &Record<'_>,
    field: Option<&'n str>,
) -> Result<(&'n str, From), Rejected> {
    let present = |name: &str| record.raw(name).is_some_and(|value| value != "null");
    if let Some(name) = field {
        let usual = DOCUMENTS.iter().find(|(known, _)| *known == name);
        let usual = usual.map_or(From::Auto, |(_, usual)| *usual);
        return present(name)
            .then_some((name, usual))
            .ok_or_else(|| Rejected::new("field", format!("the record has no field `{name}`")));
    }
    let has_text = |name: &str| present(name) && record.raw(name) != Some("\"\"");
    let mut fields = DOCUMENTS.into_iter();
    let first = fields.clone().find(|(name, _)| present(name));
    fields
        .find(|(name, _)| has_text(name))
        .or(first)
        .ok_or_else(|| {
            let message = "the record has none of the fields `html`, `text` and `flat`; name the document's with --field";
            Rejected::new("field", message)
        })
}

/// A field that has to be a string.
pub fn string<'l>(record: &Record<'l>, field: &str) -> Result<Cow<'l, str>, Rejected> {
    record
        .string(field)
        .ok_or_else(|| Rejected::new("field", format!("the field `{field}` is not a string")))
}

impl Rewriter {
    pub fn new(desk: Desk, arguments: RecordArguments, limit: usize) -> Rewriter {
        Rewriter {
            desk,
            arguments,
            limit,
        }
    }

    /// Bytes over which a record is rejected.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Cleans the document on a line of JSON.
    pub fn clean_line(&self, line: &Line) -> Result<Cleaned, Rejected> {
        rejected::on_record(line, |record| self.clean_record(record))
    }

    /// Cleans a page as a server sent it.
    pub fn clean_response(&self, response: &Response) -> Result<Cleaned, Rejected> {
        let url = response.url.as_deref();
        let mut input = Input::auto(&response.body);
        if let Some(charset) = &response.content_type {
            input = input.charset(charset);
        }
        let work = || self.desk.clean(input, From::Page, url);
        let rejected = |rejected: Rejected| rejected.of(response.id.as_deref());
        let article = pipeline::guarded(work)
            .ok_or_else(|| rejected(Rejected::internal()))?
            .map_err(|error| rejected(error.into()))?;
        let mut output = ObjectWriter::new();
        output.field("id", &response.id)?;
        output.field("url", &response.url)?;
        output.field("date", &response.date)?;
        self.write(&mut output, &article, |_| true)?;
        Ok(Cleaned {
            output: output.finish(),
            tally: Tally::of(&article, response.body.len()),
        })
    }

    fn clean_record(&self, record: &Record<'_>) -> Result<Cleaned, Rejected> {
        let (field, usual) = document(record, self.arguments.field.as_deref())?;
        let document = string(record, field)?;
        let url = record.string("url");
        let article = self.desk.clean(&*document, usual, url.as_deref())?;
        if self.arguments.attributes {
            return beside(record, &article, &document);
        }
        Ok(Cleaned {
            output: self.rewritten(record, field, &article)?,
            tally: Tally::of(&article, document.len()),
        })
    }

    fn rewritten(
        &self,
        record: &Record<'_>,
        field: &str,
        article: &Article,
    ) -> io::Result<Vec<u8>> {
        // A field that was not found does not replace the record's own.
        let found = |name: &str| match name {
            "text" => true,
            "title" => article.title.is_some(),
            "authors" => !article.authors.is_empty(),
            "published" => article.published.is_some(),
            "modified" => article.modified.is_some(),
            "standfirst" => article.standfirst.is_some(),
            "site" => article.site.is_some(),
            "language" => article.language.is_some(),
            "sentences" => self.arguments.sentences,
            "removed" => self.arguments.removed,
            _ => false,
        };
        let mut output = ObjectWriter::new();
        for (key, value) in
            record.without(|name| found(name) || (name == field && !self.arguments.keep_input))
        {
            output.raw(key, value);
        }
        self.write(&mut output, article, |name| {
            found(name) || record.raw(name).is_none()
        })?;
        Ok(output.finish())
    }

    /// Writes the fields of an article, those that are wanted.
    fn write(
        &self,
        output: &mut ObjectWriter,
        article: &Article,
        wanted: impl Fn(&str) -> bool,
    ) -> io::Result<()> {
        output.field("text", &article.text())?;
        if wanted("title") {
            output.field("title", &article.title)?;
        }
        if wanted("authors") {
            output.field("authors", &article.authors)?;
        }
        if wanted("published") {
            output.field("published", &article.published)?;
        }
        if wanted("modified") {
            output.field("modified", &article.modified)?;
        }
        if wanted("site") {
            output.field("site", &article.site)?;
        }
        if wanted("language") {
            output.field("language", &article.language)?;
        }
        if wanted("standfirst") {
            output.field("standfirst", &article.standfirst)?;
        }
        if self.arguments.sentences {
            let sentences: Vec<&str> = article.sentences().map(|sentence| sentence.text).collect();
            output.field("sentences", &sentences)?;
        }
        if self.arguments.removed {
            output.field("removed", article.removed())?;
        }
        Ok(())
    }
}

/// The record's id and what was removed, as spans.
fn beside(record: &Record<'_>, article: &Article, document: &str) -> Result<Cleaned, Rejected> {
    let Some(spans) = attributes::spans(article, document) else {
        let message = "a page has no text to point into; --attributes needs lines or flat text";
        return Err(Rejected::new("field", message));
    };
    let mut output = ObjectWriter::new();
    if let Some(id) = record.raw("id") {
        output.raw("\"id\"", id);
    }
    output.field("attributes", &spans)?;
    Ok(Cleaned {
        output: output.finish(),
        tally: Tally::of(article, document.len()),
    })
}
