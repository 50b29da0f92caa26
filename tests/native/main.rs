//! Everything that needs no browser: the engine by its public surface, the views as they are
//! rendered, the packaged assessments, and the source itself.
//!
//! One program, for each would be linked anew after every change: `cargo test link` runs what has
//! *link* in its name, such as all of `link.rs`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::expect_used)]

mod agreement;
mod answers;
mod architecture;
mod brief;
mod comparison_and_group;
mod corruption;
mod custom_elements;
mod definition;
mod details;
mod editions;
mod file;
mod file_properties;
mod guide;
mod headline;
mod import;
mod import_ui;
mod languages;
mod leaders;
mod limits;
mod link;
mod majority;
mod minutes;
mod module_graph;
mod packaged_definition;
mod pair_headline;
mod pasted;
mod personas;
mod plan;
mod plan_promises;
mod plural_forms;
mod random;
mod result_code;
mod results;
mod saved_group;
mod saved_session;
mod schemas;
mod second_reader;
mod session;
mod shared_views;
mod sharing_ui;
mod smallest;
mod spreadsheet;
mod stage_properties;
mod stages;
mod succession;
mod terms;
mod texts;
mod util;
mod view_text;
mod views;
mod wheel;
