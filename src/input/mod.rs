//! What arrives: the document as it is given, bytes to text (`decode`), and in which of the three states
//! it is (`state`). Nothing here looks at what the document says.

mod decode;
mod given;
mod prescan;
mod state;

pub use decode::{Decoded, decode};
pub use given::{Content, Input};
pub(crate) use state::state;
