//! The command as its users run it.
#![cfg(feature = "cli")]

mod corpus;
mod documents;
mod faults;
mod filter;
mod learn;
mod one_document;
mod others;
mod parquet;
mod restore;
mod resume;
mod support;
