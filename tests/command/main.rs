//! The command as its users run it.
#![cfg(feature = "cli")]

mod cookbook;
mod corpus;
mod documents;
mod faults;
mod filter;
mod learn;
mod messages;
mod one_document;
mod others;
mod parquet;
mod restore;
mod resume;
mod support;
