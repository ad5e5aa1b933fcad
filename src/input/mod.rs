//! What arrives: bytes to text (`decode`), and in which of the three states it is (`state`).
//! Nothing here looks at what the document says.

mod decode;
mod state;

pub(crate) use decode::decode;
pub(crate) use state::state;
