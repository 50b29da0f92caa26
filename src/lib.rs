//! A policy self-assessment that runs inside any web page and keeps its answers there.
//!
//! Data flows one way, and each module is one step of it:
//!
//! 1. [`assessment`]: a definition is read and checked: what is asked. [`words`] puts in what it does not
//!    say itself.
//! 2. [`session`]: one visitor's way through it; every [`session::Action`] gives the next state.
//! 3. [`answers`]: what was answered.
//! 4. [`profile`]: what the answers mean, as stages; [`comparison`] and [`group`] where there are several.
//! 5. [`guide`] and [`plan`]: what comes next; [`brief`] and [`spreadsheet`] take it along, in the
//!    words of [`wording`].
//! 6. [`code`] and [`link`], or a [`mod@file`]: how answers travel, and to which [`destination`];
//!    [`import`] reads what came from others.
//!
//! A definition can also begin from the cells of a spreadsheet: `table`, behind a feature of that name.
//!
//! What goes to a web server is put together in `package`, behind another one.
//!
//! `view` shows a session with Yew. The package's custom element is one more module,
//! behind the feature `element`, that a Yew application never compiles.

pub mod answers;
pub mod assessment;
pub mod brief;
pub mod code;
pub mod comparison;
pub mod destination;
#[cfg(feature = "element")]
mod element;
pub mod file;
pub mod group;
pub mod guide;
pub mod import;
pub mod json;
pub mod link;
pub mod notes;
#[cfg(feature = "package")]
pub mod package;
pub mod plan;
pub mod profile;
pub mod results;
pub mod session;
pub mod spreadsheet;
#[cfg(feature = "table")]
pub mod table;
pub mod translation;
#[cfg(feature = "view")]
pub mod view;
pub mod wording;
pub mod words;

#[cfg(feature = "view")]
pub use view::ReadinessCheck;

#[cfg(all(doctest, feature = "view"))]
#[doc = include_str!("../README.md")]
struct Readme;
