//! A result as it is handed over: the answers of one person with their notes.

use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::code::Decoded;
use crate::notes::Notes;

/// A result that is shown beside, never mixed into, the visitor's own answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedResult {
    /// The answers and the edition they were given in.
    pub result: Decoded,
    /// The notes; only a file brings any.
    pub notes: Notes,
    /// True if these are the visitor's own answers, shown for comparison.
    pub own: bool,
}

impl SharedResult {
    /// The visitor's own answers, to compare with others.
    #[must_use]
    pub fn own(assessment: &Assessment, answers: &Answers, notes: &Notes) -> Self {
        Self {
            result: Decoded {
                edition: assessment.edition(),
                answers: answers.clone(),
            },
            notes: notes.clone(),
            own: true,
        }
    }
}

impl From<Decoded> for SharedResult {
    fn from(result: Decoded) -> Self {
        Self {
            result,
            notes: Notes::default(),
            own: false,
        }
    }
}
