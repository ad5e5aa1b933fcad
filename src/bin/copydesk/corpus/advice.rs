//! What the user can do about an error of the disk.

use std::io::{self, ErrorKind};

/// Says before the error what would put it right, where that is known.
pub fn add(error: anyhow::Error) -> anyhow::Error {
    let mut causes = error.chain();
    let kind = causes.find_map(|cause| cause.downcast_ref::<io::Error>().map(io::Error::kind));
    match kind {
        Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge) => error
            .context(
                "the disk is full; make room and go on with --resume, what is finished is whole",
            ),
        Some(
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied | ErrorKind::NotADirectory,
        ) => error.context("choose folders and files that may be read and written"),
        _ => error,
    }
}
