//! The one place where the element is split in two: what only a result needs is a module of its
//! own, and `xtask` cuts it off at the function below.
#![expect(
    unsafe_code,
    reason = "the cut is a pair of symbols, an import and the export behind it"
)]

use std::rc::Rc;

use super::refusal::Refusal;
use crate::assessment::Assessment;
use crate::code::decode;
use crate::link::codes;
use crate::session::Action;
use crate::view::Report;

/// What only a result needs.
pub(super) struct Later {
    pub(super) report: Report,
    /// What shows the results in a link or in codes.
    pub(super) open: fn(&Assessment, &str) -> Result<Action, Refusal>,
}

/// What came with the second module. JavaScript says when that is loaded; calling this
/// before ends the quiz.
pub(super) fn later() -> &'static Later {
    #[cfg(target_family = "wasm")]
    {
        import()
    }
    #[cfg(not(target_family = "wasm"))]
    {
        export()
    }
}

/// Everything that is reachable from here alone goes into the second module.
#[unsafe(export_name = "__wasm_split_00report00_export_00000000000000000000000000000000")]
extern "C" fn export() -> &'static Later {
    static LATER: Later = Later {
        report: Report::whole(),
        open,
    };
    &LATER
}

#[cfg(target_family = "wasm")]
#[expect(improper_ctypes, reason = "both sides are Rust")]
#[link(wasm_import_module = "__wasm_split_placeholder__")]
unsafe extern "C" {
    /// Takes nothing and gives what the function above gives, so there is nothing to get wrong.
    #[link_name = "__wasm_split_00report00_import_00000000000000000000000000000000"]
    safe fn import() -> &'static Later;
}

fn open(assessment: &Assessment, text: &str) -> Result<Action, Refusal> {
    let found = codes(text);
    let opened: Result<Rc<[_]>, _> = if found.is_empty() {
        decode(assessment, "").map(|decoded| Rc::from([decoded]))
    } else {
        let decoded = found.into_iter().map(|code| decode(assessment, code));
        decoded.collect()
    };
    opened
        .map(Action::Open)
        .map_err(|error| Refusal::of_code(assessment, error))
}
