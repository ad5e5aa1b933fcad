//! What comes in: the document as the caller passes it (`given`), its encoding (`decode`), and its
//! state (`state`).
//! Nothing here looks at what the document says.

mod decode;
mod given;
mod prescan;
mod state;

pub use decode::{Decoded, decode};
pub use given::{Content, Input};
pub(crate) use state::state;
