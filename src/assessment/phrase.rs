//! The words of the interface, by purpose. Every definition brings its own.

use super::phrase_macro::phrases;
use super::phrase_of_results::with_phrases_of_results;

with_phrases_of_results! {
    Phrase:
    /// Button: to the next condition.
    Next = "next",
    /// Button: to the condition before.
    Back = "back",
    /// Button: to the visitor's own result.
    SeeResults = "see-results",
    /// Message after starting over.
    Forgotten = "forgotten",
    /// Button: brings the forgotten answers back.
    Undo = "undo",
    /// Above a condition's title: `{number}`, `{total}`.
    Step = "step",
    /// Name of the list of conditions.
    Progress = "progress",
    /// The number of answers in all: `{answered}`, `{total}`.
    Answered = "answered",
    /// Beside a condition in the list: `{answered}`, `{total}`.
    AnsweredShort = "answered-short",
    /// Beside a condition nothing of which is answered.
    NotStarted = "not-started",
    /// Name of the choice of pace.
    Pace = "pace",
    /// The quick pace: `{total}`.
    PaceQuick = "pace-quick",
    /// The full pace: `{total}`.
    PaceFull = "pace-full",
    /// Summary: what a condition is like when it is in place, and why it matters.
    About = "about",
    /// Heading: what it looks like when in place.
    Goal = "goal",
    /// Heading: why it matters.
    Why = "why",
    /// Label of the overview question.
    Overview = "overview",
    /// Button: shows a condition's elements: `{total}`.
    ShowElements = "show-elements",
    /// Under that button.
    ShowElementsHint = "show-elements-hint",
    /// Button: puts the elements away.
    HideElements = "hide-elements",
    /// Summary: what the levels mean for a kind: `{kind}`.
    LevelsOf = "levels-of",
    /// Summary: what the highest level looks like for an element: `{level}`.
    InPlace = "in-place",
    /// Button: takes an answer back.
    Clear = "clear",
    /// Summary: a note can be added.
    AddNote = "add-note",
    /// Label of the note field: `{title}`.
    NoteFor = "note-for",
    /// The use of a note, and where it stays.
    NoteHint = "note-hint",
    /// Above the own result's title.
    ResultStep = "result-step",
    /// Title of the result.
    ResultTitle = "result-title",
    /// Above a shared result's title.
    SharedStep = "shared-step",
    /// Title of a shared result.
    SharedTitle = "shared-title",
    /// Stands in for a result, or for the questions of elements, while they are being loaded.
    Loading = "loading",
    /// Message: those could not be loaded.
    LoadingFailed = "loading-failed",
    /// Button: has that loading tried again.
    TryAgain = "try-again",
    /// The content of the drawing, for those who don’t see it.
    WheelLabel = "wheel-label",
    /// Legend: empty wedge.
    Unanswered = "unanswered",
    /// Button: puts a message away.
    Dismiss = "dismiss",
    /// The place where answers are kept when `save` is `tab`.
    SavedTab = "saved-tab",
    /// The place where answers are kept when `save` is `device`.
    SavedDevice = "saved-device",
    /// The place where answers are kept when `save` is `off`.
    SavedOff = "saved-off",
    /// Button: to where links, codes and files of others are handed in.
    OpenResults = "open-results",
    /// Above the title of that page.
    OpenStep = "open-step",
    /// A label and what it is for: `{label}`, `{text}`.
    Labelled = "labelled",
    /// Title of that page.
    OpenTitle = "open-title",
}
