//! The command line as it is used: the program is started, given files or standard input, and its
//! output, its messages and its exit code are read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod authors;
mod build;
mod collecting;
mod input;
mod packages;
mod parquet;
mod preview;
mod program;
mod remarks;
