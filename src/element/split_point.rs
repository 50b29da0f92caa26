//! The point at which the WebAssembly is cut into two modules, a pair of symbols: `xtask` moves
//! everything that is reachable only through [`export`] into the second one.
#![expect(
    unsafe_code,
    reason = "the cut is a pair of symbols, an import and the export behind it"
)]

use super::commands::{can_share, destination, open, read_guide, run, today};
use super::deferred::Deferred;
use crate::session::shared_answers;
use crate::view::Report;

/// The functions in the second module. JavaScript says when that has been loaded; calling this
/// before ends the quiz.
pub(super) fn deferred() -> &'static Deferred {
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
extern "C" fn export() -> &'static Deferred {
    static DEFERRED: Deferred = Deferred {
        report: Report::whole(),
        open,
        read_guide,
        shared_answers,
        can_share,
        today,
        destination,
        run,
    };
    &DEFERRED
}

#[cfg(target_family = "wasm")]
#[expect(improper_ctypes, reason = "both sides are Rust")]
#[link(wasm_import_module = "__wasm_split_placeholder__")]
unsafe extern "C" {
    /// Safe, because it is `export` as seen from the first module: the tool that cuts the module
    /// joins the two by their names, and both have the same signature, without any argument.
    #[link_name = "__wasm_split_00report00_import_00000000000000000000000000000000"]
    safe fn import() -> &'static Deferred;
}
