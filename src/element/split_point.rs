//! The one place where the element is split in two: what only a result needs is a module of its
//! own, and `xtask` cuts it off at the function below.
#![expect(
    unsafe_code,
    reason = "the cut is a pair of symbols, an import and the export behind it"
)]

use std::rc::Rc;

use super::error::Refusal;
use super::store::Store;
use crate::answers::Answers;
use crate::assessment::{Assessment, Definition, Problems};
use crate::file::FileError;
use crate::guide::Guide;
use crate::import::{File, Opened, Refused, in_files, in_text};
use crate::session::shown;
use crate::session::{Action, Session, SharedAction};
use crate::view::{Errand, Report};

/// What only a result needs.
#[derive(Debug)]
pub(super) struct Later {
    pub(super) report: Report,
    pub(super) in_text: fn(&Assessment, &str) -> Opened,
    pub(super) in_files: fn(&Assessment, &Definition) -> Opened,
    pub(super) guide: fn(&Assessment, &Definition) -> Result<Guide, Problems>,
    pub(super) open: fn(Opened) -> Action,
    pub(super) refusal: fn(&Assessment, &Refused) -> Refusal,
    pub(super) shown: fn(&Session) -> Vec<(String, Answers)>,
    pub(super) run: fn(&Rc<Store>, Errand),
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
        in_files: |assessment, files| in_files(assessment, as_files(files)),
        guide: Guide::read,
        open: |opened| SharedAction::Open(opened).into(),
        refusal: Refusal::of,
        shown,
        run: Store::run,
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

/// Files as the page read them, see [`super::bindings::Host::read`].
fn as_files(files: &Definition) -> Vec<File> {
    let Definition::List(files) = files else {
        return Vec::new();
    };
    let text = |file: &Definition, name| file.get(name).and_then(Definition::as_text).cloned();
    let as_file = |file| File {
        name: text(file, "name").unwrap_or_default(),
        content: match text(file, "problem").as_deref() {
            None => Ok(file.get("content").cloned().unwrap_or(Definition::Nothing)),
            Some("large") => Err(FileError::Large),
            Some("repeated") => Err(FileError::Repeated {
                name: text(file, "detail").unwrap_or_default(),
            }),
            Some(_) => Err(FileError::NotJson),
        },
    };
    files.iter().map(as_file).collect()
}
