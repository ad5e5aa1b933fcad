//! A page out of a web archive.

/// A page as a server sent it.
#[derive(Debug, Default, PartialEq)]
pub struct Response {
    pub id: Option<String>,
    pub url: Option<String>,
    pub date: Option<String>,
    /// The server's `Content-Type`, with the charset.
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}
