//! Where a renderer writes.

use std::fmt;

/// A writer that keeps its first error and takes nothing after it, so that a renderer need not ask at
/// every piece.
pub(super) struct Out<'w> {
    writer: &'w mut dyn fmt::Write,
    result: fmt::Result,
    is_empty: bool,
}

impl<'w> Out<'w> {
    pub fn new(writer: &'w mut dyn fmt::Write) -> Out<'w> {
        Out {
            writer,
            result: Ok(()),
            is_empty: true,
        }
    }

    pub fn push_str(&mut self, text: &str) {
        if self.result.is_ok() && !text.is_empty() {
            self.is_empty = false;
            self.result = self.writer.write_str(text);
        }
    }

    pub fn push(&mut self, character: char) {
        self.push_str(character.encode_utf8(&mut [0; 4]));
    }

    /// Notes that the renderer itself has failed.
    #[cfg(feature = "serde")]
    pub fn fail(&mut self) {
        self.result = Err(fmt::Error);
    }

    /// Whether nothing has been written yet.
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    pub fn finish(self) -> fmt::Result {
        self.result
    }
}
