//! The package: the files that go to a web server, as `cargo xtask build` makes them and as the command line
//! adds assessments to them. Behind the feature `package`, for nothing of it runs in a browser.
//!
//! A package is a [`FileSet`]. [`add_assessments`] adds definitions, cut into what is needed when, and
//! first views; [`first_html`] the same for a page's own HTML; [`enter`] has the scripts know them, and
//! [`catalog`] whoever chooses among them. [`extend()`] does all of it to a package that is there, whose entry then
//! brings another first view (`first_in_entry.rs`), and [`server`] shows one on this machine.

mod assessments;
pub mod catalog;
mod extend;
mod fileset;
pub mod first_html;
mod first_in_entry;
mod first_view;
mod interface;
mod names;
pub mod server;

pub use assessments::{DEFAULT_ASSESSMENT, Source, add_assessments, sources};
pub use extend::{APART, extend};
pub use fileset::{FileSet, entries, integrity, read_json, remove};
pub use interface::{Around, Interface};
pub use names::{ENTRY, assessment_ids, enter, hashes_of, with_hashes};
