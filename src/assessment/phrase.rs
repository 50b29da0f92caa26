//! The words of the interface, by purpose. Every definition brings its own.

macro_rules! phrases {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal,)+) => {
        /// One piece of interface text; `{…}` in its description are the values it is filled with.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $($(#[$doc])+ $variant,)+
        }

        impl Phrase {
            /// The keys under `text` in a definition, in the order of the variants.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}

phrases! {
    /// Button: to the next condition.
    Next = "next",
    /// Button: to the condition before.
    Back = "back",
    /// Button: to the visitor's own result.
    SeeResults = "see-results",
    /// Button: forgets all answers.
    StartOver = "start-over",
    /// Message after starting over.
    Forgotten = "forgotten",
    /// Button: brings the forgotten answers back.
    Undo = "undo",
    /// Above a condition's title: `{number}`, `{total}`.
    Step = "step",
    /// Name of the list of conditions.
    Progress = "progress",
    /// How much is answered in all: `{answered}`, `{total}`.
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
    /// What a note is for and where it stays.
    NoteHint = "note-hint",
    /// Above the own result's title.
    ResultStep = "result-step",
    /// Title of the result.
    ResultTitle = "result-title",
    /// Above a shared result's title.
    SharedStep = "shared-step",
    /// Title of a shared result.
    SharedTitle = "shared-title",
    /// Says that the shown answers are not the visitor's own, which are safe.
    SharedNotice = "shared-notice",
    /// Button: from a shared result to one's own answers.
    BackToMine = "back-to-mine",
    /// Button: from a shared result to a quiz of one's own.
    StartMine = "start-mine",
    /// Names one of several shared results: `{number}`, `{total}`.
    SharedNumber = "shared-number",
    /// Says that the code was made with an older edition: `{edition}`, `{current}`, `{kept}`.
    OlderEdition = "older-edition",
    /// Questions that have been reworded since, so that answers can't be compared: `{titles}`.
    Reworded = "reworded",
    /// Questions that are no longer asked: `{titles}`.
    Retired = "retired",
    /// Questions that have been added since: `{titles}`.
    New = "new",
    /// Stands in for the result while its pages are being loaded.
    ReportLoading = "report-loading",
    /// Message: the pages of a result could not be loaded.
    ReportFailed = "report-failed",
    /// Button: has that loading tried again.
    TryAgain = "try-again",
    /// Says that nothing is answered yet.
    ResultEmpty = "result-empty",
    /// Label of the overall stage.
    Overall = "overall",
    /// A stage that is a range: `{low}`, `{high}`.
    Range = "range",
    /// No stage for lack of answers.
    NoStage = "no-stage",
    /// A condition none of whose elements apply.
    StageNotApplicable = "stage-not-applicable",
    /// How the stages are found.
    Rule = "rule",
    /// Self-reported: what the result is and is not: `{edition}`.
    SelfReported = "self-reported",
    /// Why a stage is a range.
    RangeReason = "range-reason",
    /// Basis: more than half of the elements: `{rated}`, `{applicable}`.
    BasisElements = "basis-elements",
    /// Basis: the overview question.
    BasisEstimate = "basis-estimate",
    /// Basis: the overview question was answered *not sure*, and too few elements are.
    BasisNotSure = "basis-not-sure",
    /// Basis: nothing yet.
    BasisNone = "basis-none",
    /// Basis: no element applies.
    BasisNotApplicable = "basis-not-applicable",
    /// Button: back into a condition: `{title}`.
    AnswerMore = "answer-more",
    /// Visible part of that button.
    AnswerMoreShort = "answer-more-short",
    /// Name of the drawing.
    Wheel = "wheel",
    /// What the drawing shows, for those who don't see it: `{answered}`, `{total}`.
    WheelLabel = "wheel-label",
    /// How to read the drawing.
    WheelHint = "wheel-hint",
    /// Legend: empty wedge.
    Unanswered = "unanswered",
    /// Legend: a sector drawn from the overview question.
    Estimate = "estimate",
    /// Heading over the list of conditions in the result.
    ByCondition = "by-condition",
    /// Caption of the table of conditions.
    TableCaption = "table-caption",
    /// Column: condition.
    ColumnCondition = "column-condition",
    /// Column: stage.
    ColumnStage = "column-stage",
    /// Column: what the stage rests on.
    ColumnBasis = "column-basis",
    /// Column: element.
    ColumnElement = "column-element",
    /// Column: kind.
    ColumnKind = "column-kind",
    /// Column: answer.
    ColumnAnswer = "column-answer",
    /// Column: note.
    ColumnNote = "column-note",
    /// Summary: a condition's answers, element by element.
    ElementByElement = "element-by-element",
    /// Name of that table: `{title}`.
    ElementsOf = "elements-of",
    /// Heading over the link.
    Share = "share",
    /// What the link holds and what not.
    ShareHint = "share-hint",
    /// Label of the link field.
    Link = "link",
    /// Button: copies the link.
    CopyLink = "copy-link",
    /// Label of the code field.
    Code = "code",
    /// Button: copies the code.
    CopyCode = "copy-code",
    /// Message: copied.
    Copied = "copied",
    /// Message: copying was refused, the text is selected.
    CopyByHand = "copy-by-hand",
    /// Error: a code is damaged.
    LinkDamaged = "link-damaged",
    /// Error: a code is cut: `{seen}`, `{expected}`.
    LinkCut = "link-cut",
    /// Error: the case of a code's letters was lost.
    LinkCase = "link-case",
    /// Error: a code has a foreign character: `{character}`, `{position}`.
    LinkCharacter = "link-character",
    /// Error: a code is for another assessment.
    LinkOther = "link-other",
    /// Error: a code is newer than the page.
    LinkNewer = "link-newer",
    /// Button: puts a message away.
    Dismiss = "dismiss",
    /// Where answers are kept when `save` is `tab`.
    SavedTab = "saved-tab",
    /// Where answers are kept when `save` is `device`.
    SavedDevice = "saved-device",
    /// Where answers are kept when `save` is `off`.
    SavedOff = "saved-off",
}
