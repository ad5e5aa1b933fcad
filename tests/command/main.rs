//! The command as its users run it.
#![cfg(feature = "cli")]

mod corpus;
mod filter;
mod one_document;
mod others;
mod support;
