//! The reasons why something of others can't be opened, in words for the visitor.

use std::rc::Rc;

use crate::assessment::{Assessment, Phrase, filled};
use crate::code::{CodeError, Damage};
use crate::file::FileError;
use crate::import::{ImportError, ImportErrorKind, Origin};
use crate::wording;

/// One line of the list of what could not be opened: where it stood, and what is wrong.
pub(super) fn refused_words(assessment: &Assessment, refused: &ImportError) -> Rc<str> {
    let reason = reason_words(assessment, &refused.kind);
    match &refused.origin {
        Origin::Line(line) => {
            let place = assessment.count(Phrase::RefusedLine, &[("line", *line)]);
            filled(&place, &[("reason", &reason)])
        }
        Origin::File(name) => {
            assessment.fill(Phrase::RefusedFile, &[("name", name), ("reason", &reason)])
        }
    }
}

/// The fault, and the way to mend it.
pub(crate) fn reason_words(assessment: &Assessment, reason: &ImportErrorKind) -> Rc<str> {
    match reason {
        ImportErrorKind::NoCode => assessment.say(Phrase::NoCode),
        ImportErrorKind::Code(error) => code_words(assessment, *error),
        ImportErrorKind::File(error) => file_words(assessment, error),
    }
}

fn code_words(assessment: &Assessment, error: CodeError) -> Rc<str> {
    match error {
        CodeError::OtherAssessment => assessment.say(Phrase::LinkOther),
        CodeError::Newer { .. } => assessment.say(Phrase::LinkNewer),
        CodeError::Damaged(damage) => damage_words(assessment, damage),
    }
}

fn damage_words(assessment: &Assessment, damage: Damage) -> Rc<str> {
    match damage {
        Damage::Cut { seen, expected } => {
            assessment.count(Phrase::LinkCut, &[("seen", seen), ("expected", expected)])
        }
        Damage::Character {
            character,
            position,
        } => {
            let found = assessment.count(Phrase::LinkCharacter, &[("position", position)]);
            filled(&found, &[("character", character.encode_utf8(&mut [0; 4]))])
        }
        Damage::Case => assessment.say(Phrase::LinkCase),
        Damage::Long | Damage::Short | Damage::Check => assessment.say(Phrase::LinkDamaged),
    }
}

fn file_words(assessment: &Assessment, error: &FileError) -> Rc<str> {
    match error {
        FileError::NotJson => assessment.say(Phrase::FileNotJson),
        FileError::Large => assessment.say(Phrase::FileLarge),
        FileError::NotResult => assessment.say(Phrase::FileNotResult),
        FileError::Version => assessment.say(Phrase::FileVersion),
        FileError::OtherAssessment => assessment.say(Phrase::FileOther),
        FileError::Newer => assessment.say(Phrase::FileNewer),
        FileError::Repeated { name } => assessment.fill(Phrase::FileRepeated, &[("name", name)]),
        FileError::Unexpected { path } => {
            assessment.fill(Phrase::FileUnexpected, &[("path", path)])
        }
        FileError::LongNote { slot } => {
            let title = assessment.slot_ever(slot);
            let title = title.map_or_else(
                || slot.as_ref().into(),
                |slot| wording::title(assessment, slot),
            );
            assessment.fill(Phrase::FileLongNote, &[("slot", &title)])
        }
    }
}
