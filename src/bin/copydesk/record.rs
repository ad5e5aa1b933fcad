//! A JSON record: an object whose fields are kept as they were written.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::json;

/// The fields of a record, in order and byte for byte.
#[derive(Debug, Default)]
pub struct Record<'l> {
    fields: Vec<(&'l str, &'l str)>,
}

impl<'l> Record<'l> {
    /// Reads an object; where that fails, the fields before the failure are there all the same.
    pub fn parse(line: &'l str) -> (Record<'l>, Result<(), serde_json::Error>) {
        let mut record = Record::default();
        let mut deserializer = serde_json::Deserializer::from_str(line);
        let parsed = Fields(&mut record.fields).deserialize(&mut deserializer);
        let parsed = parsed.and_then(|()| deserializer.end());
        (record, parsed)
    }

    /// A field as it was written, the last one if there are several of this name.
    pub fn raw(&self, name: &str) -> Option<&'l str> {
        let mut fields = self.fields.iter().rev();
        fields
            .find(|(key, _)| is_named(key, name))
            .map(|&(_, value)| value)
    }

    /// A field that is a string.
    pub fn string(&self, name: &str) -> Option<Cow<'l, str>> {
        self.raw(name).and_then(json::string)
    }

    /// The fields but those that are dropped, as they were written.
    pub fn without(
        &self,
        dropped: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = (&'l str, &'l str)> {
        self.fields
            .iter()
            .copied()
            .filter(move |(key, _)| !json::string(key).is_some_and(|name| dropped(&name)))
    }
}

/// Compares without decoding where nothing is escaped.
fn is_named(key: &str, name: &str) -> bool {
    let inner = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
    inner == Some(name) || (key.contains('\\') && json::string(key).as_deref() == Some(name))
}

/// Collects fields into a vector that outlives a failure.
struct Fields<'v, 'l>(&'v mut Vec<(&'l str, &'l str)>);

impl<'l> DeserializeSeed<'l> for Fields<'_, 'l> {
    type Value = ();

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'l> Visitor<'l> for Fields<'_, 'l> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&'l RawValue>()? {
            let value = map.next_value::<&'l RawValue>()?;
            self.0.push((key.get(), value.get()));
        }
        Ok(())
    }
}

/// Writes an object field by field.
pub struct ObjectWriter {
    bytes: Vec<u8>,
}

impl ObjectWriter {
    pub fn new() -> ObjectWriter {
        ObjectWriter { bytes: vec![b'{'] }
    }

    /// A field whose name and value are JSON already.
    pub fn raw(&mut self, key: &str, value: &str) {
        self.separate();
        self.bytes.extend_from_slice(key.as_bytes());
        self.bytes.push(b':');
        self.bytes.extend_from_slice(value.as_bytes());
    }

    /// A field; `name` needs no escapes.
    pub fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        self.separate();
        write!(self.bytes, "\"{name}\":")?;
        serde_json::to_writer(&mut self.bytes, value)?;
        Ok(())
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.push(b'}');
        self.bytes
    }

    fn separate(&mut self) {
        if self.bytes.len() > 1 {
            self.bytes.push(b',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_kept_as_written() {
        let line = r#" {"n": 1.50e3, "big":123456789012345678901234567890,"\u0068tml":"x", "s":"\ud800"} "#;
        let (record, parsed) = Record::parse(line);
        parsed.unwrap();
        assert_eq!(record.raw("n"), Some("1.50e3"));
        assert_eq!(record.raw("big"), Some("123456789012345678901234567890"));
        assert_eq!(record.string("html").as_deref(), Some("x"));
        assert_eq!(record.raw("s"), Some(r#""\ud800""#));
        assert_eq!(record.without(|name| name == "html").count(), 3);
    }

    #[test]
    fn a_broken_line_still_gives_what_came_before() {
        let (record, parsed) = Record::parse(r#"{"id":7,"html":"cut sho"#);
        assert!(parsed.is_err());
        assert_eq!(record.raw("id"), Some("7"));
        for line in ["[]", "12", "", "{\"a\":1}}"] {
            assert!(Record::parse(line).1.is_err(), "{line}");
        }
    }
}
