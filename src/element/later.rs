//! The one place where the element is split in two: what only a result needs is a module of its
//! own, and `xtask` cuts it off at the function below.
#![expect(
    unsafe_code,
    reason = "the cut is a pair of symbols, an import and the export behind it"
)]

use super::refusal::Refusal;
use crate::answers::Answers;
use crate::assessment::{Assessment, Definition, Problems};
use crate::guide::Guide;
use crate::received::{File, Opened, Refused, in_files, in_text, shown};
use crate::session::{Action, Session, SharedAction};
use crate::view::Report;

/// What only a result needs.
#[derive(Debug)]
pub(super) struct Later {
    pub(super) report: Report,
    pub(super) in_text: fn(&Assessment, &str) -> Opened,
    pub(super) in_files: fn(&Assessment, Vec<File>) -> Opened,
    pub(super) guide: fn(&Assessment, &Definition) -> Result<Guide, Problems>,
    pub(super) open: fn(Opened) -> Action,
    pub(super) refusal: fn(&Assessment, &Refused) -> Refusal,
    pub(super) shown: fn(&Session) -> Vec<(String, Answers)>,
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
        in_text,
        in_files,
        guide: Guide::read,
        open: |opened| SharedAction::Open(opened).into(),
        refusal: Refusal::of,
        shown,
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
