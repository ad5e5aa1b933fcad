//! What arrives: bytes to text (`decode`), and in which of the three states it is (`state`).
//! Nothing here looks at what the document says.

mod decode;
mod prescan;
mod state;

pub use decode::{Decoded, decode};
pub(crate) use state::state;
