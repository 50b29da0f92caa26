//! The words that only results and elements say: the package keeps them in a file of their own.

macro_rules! with_phrases_of_results {
    ($($of_questions:tt)+) => {
        phrases! {
            $($of_questions)+
            /// Button: forgets all answers.
            StartOver = "start-over",
            /// Button: saves answers and notes as a file.
            SaveFile = "save-file",
            /// Says that the shown answers are not the visitor's own, which are safe.
            SharedNotice = "shared-notice",
            /// Button: from a shared result to one's own answers.
            BackToMine = "back-to-mine",
            /// Button: from a shared result to a quiz of one's own.
            StartMine = "start-mine",
            /// Says that the code was made with an older edition: `{edition}`, `{current}`, `{kept}`.
            OlderEdition = "older-edition",
            /// Questions that have been reworded since, so that answers can't be compared: `{titles}`.
            Reworded = "reworded",
            /// Questions that are no longer asked: `{titles}`.
            Retired = "retired",
            /// Questions that have been added since: `{titles}`.
            New = "new",
            /// Says that nothing is answered yet.
            ResultEmpty = "result-empty",
            /// Label of the overall stage.
            Overall = "overall",
            /// A sentence of what has no full stop: `{text}`.
            Sentence = "sentence",
            /// A number of conditions, within a sentence: `{count}`.
            Conditions = "conditions",
            /// Where some conditions stand, within a sentence, in the form for their number: `{titles}`, `{stage}`.
            HeadlineStand = "headline-stand",
            /// The same of conditions that may stand lower: `{titles}`, `{stage}`.
            HeadlineAtMost = "headline-at-most",
            /// Headline of a result whose conditions differ by two stages or more: `{furthest}`, `{least}`.
            HeadlineUneven = "headline-uneven",
            /// Headline of one whose conditions differ by one stage: `{furthest}`, `{least}`.
            HeadlineApart = "headline-apart",
            /// Headline of one whose conditions have the same stage: `{stage}`, `{count}`.
            HeadlineEven = "headline-even",
            /// The same where others have no stage: `{stand}`, where those stand that have one.
            HeadlineEvenOf = "headline-even-of",
            /// Headline of one whose conditions differ, by overview answers alone: `{furthest}`, `{least}`.
            HeadlineEstimate = "headline-estimate",
            /// Headline of one of which little is known, which may be at any of some stages: `{low}`, `{high}`.
            HeadlineEarly = "headline-early",
            /// Label: the condition furthest along.
            Furthest = "furthest",
            /// Label: the condition least far along.
            LeastFar = "least-far",
            /// Instead of either, where no condition stands out.
            NoExtreme = "no-extreme",
            /// Instead of either, where the open answers could turn it around.
        TooEarly = "too-early",
        /// Label: how much of a result is known.
            Known = "known",
            /// How many elements have a level and how many are to be found out: `{unknown}`, `{count}`, `{total}`.
            Certainty = "certainty",
            /// The same where no element is answered: `{total}` conditions, `{count}` of them estimated.
            CertaintyEstimate = "certainty-estimate",
        /// How many of those that are to be found out could change a stage: `{count}`.
        CertaintyOpen = "certainty-open",
        /// Two statements of which the second goes on: `{first}`, `{second}`.
        Listed = "listed",
            /// Label: the first of the next steps.
            FirstStep = "first-step",
            /// Name of the list of a result's sections.
            Sections = "sections",
            /// Label of the choice of an order.
            SortBy = "sort-by",
            /// An order: the assessment's.
            SortOrder = "sort-order",
            /// An order: furthest along first.
            SortFurthest = "sort-furthest",
            /// An order: least far along first.
            SortLeast = "sort-least",
            /// An order: most to find out first.
            SortOpen = "sort-open",
            /// Summary: how the result was worked out.
            Method = "method",
            /// What the result is to be weighed against, and what next steps draw on.
            EndState = "end-state",
            /// What becomes of the details that a visitor gives of a result.
            DetailsHint = "details-hint",
            /// Button: sends the result to the place that the page offers: `{place}`.
            Send = "send",
            /// What goes with a result that is sent to a server: `{place}`.
            SendHint = "send-hint",
            /// What becomes of a result that is sent by mail: `{place}`.
            SendMailHint = "send-mail-hint",
            /// Button: prints the brief.
            PrintBrief = "print-brief",
            /// Message: the brief could not be printed from here.
            PrintFailed = "print-failed",
            /// Heading: brief, table and drawing.
            TakeAwayBrief = "take-away-brief",
            /// A stage that is a range: `{low}`, `{high}`, `{count}`.
            Range = "range",
            /// No stage for lack of answers.
            NoStage = "no-stage",
            /// A condition none of whose elements apply.
            StageNotApplicable = "stage-not-applicable",
            /// The rule that stages follow.
            Rule = "rule",
            /// Self-reported: what the result is and is not: `{edition}`.
            SelfReported = "self-reported",
            /// The reason why a stage is a range.
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
            /// Instructions for reading the drawing.
            WheelHint = "wheel-hint",
            /// Legend: a sector drawn from the overview question.
            Estimate = "estimate",
            /// Heading over the list of conditions in the result.
            ByCondition = "by-condition",
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
            /// Name of that table: `{title}`.
            ElementsOf = "elements-of",
            /// Heading over the link.
            Share = "share",
            /// The content of the link, and what it leaves out.
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
            /// After every message about a link, code or file that can't be opened.
            Untouched = "untouched",
            /// The kinds of text that can be pasted there.
            OpenHint = "open-hint",
            /// Label of the field to paste into.
            OpenText = "open-text",
            /// Button: opens what was pasted.
            OpenButton = "open-button",
            /// Label of the choice of files.
            OpenFiles = "open-files",
            /// Under the choice of files.
            OpenFilesHint = "open-files-hint",
            /// When results are open already: `{count}`.
            OpenAdding = "open-adding",
            /// Button: to the results that are open already.
            OpenBack = "open-back",
            /// Heading over what could not be opened: `{count}`.
            Refused = "refused",
            /// Something in a pasted text: `{line}`, `{reason}`.
            RefusedLine = "refused-line",
            /// A file: `{name}`, `{reason}`.
            RefusedFile = "refused-file",
            /// A pasted text holds no code.
            NoCode = "no-code",
            /// A file that can't be read.
            FileNotJson = "file-not-json",
            /// A file that is too large.
            FileLarge = "file-large",
            /// A JSON file of another kind.
            FileNotResult = "file-not-result",
            /// A file of another version.
            FileVersion = "file-version",
            /// A file with answers to another assessment.
            FileOther = "file-other",
            /// A file of a newer edition.
            FileNewer = "file-newer",
            /// A name stands twice in a file: `{name}`.
            FileRepeated = "file-repeated",
            /// Something in a file is not as it should be: `{path}`.
            FileUnexpected = "file-unexpected",
            /// A note in a file is too long: `{slot}`.
            FileLongNote = "file-long-note",
            /// Name of the visitor's own answers beside others.
            SharedOwn = "shared-own",
            /// Name of the first of two results.
            SharedFirst = "shared-first",
            /// Name of the second of two results.
            SharedSecond = "shared-second",
            /// Button: the visitor's own answers beside the one shown.
            CompareWithMine = "compare-with-mine",
            /// Button: to hand in more results.
            AddResults = "add-results",
            /// Button or summary: another's answers become the visitor's own.
            Adopt = "adopt",
            /// Before the visitor's own answers are replaced: `{answered}`.
            AdoptWarning = "adopt-warning",
            /// Button: replaces them.
            AdoptConfirm = "adopt-confirm",
            /// Message after they were replaced.
            Adopted = "adopted",
            /// Title over two results.
            PairTitle = "pair-title",
            /// The use of comparing two results.
            PairNotice = "pair-notice",
            /// Button: the second result first.
            Swap = "swap",
            /// Heading over what differs.
            PairSummary = "pair-summary",
            /// When nothing differs.
            PairSame = "pair-same",
            /// What moved from one result to the other, in a sentence: `{before}`, `{after}`, `{text}`.
            PairHeadline = "pair-headline",
            /// Conditions that stand higher in the second, within it: `{titles}`.
            PairHigher = "pair-higher",
            /// Conditions that stand lower.
            PairLower = "pair-lower",
            /// Conditions that can't be compared.
            PairOpen = "pair-open",
            /// Said instead where none is sure to stand higher or lower.
            PairLevel = "pair-level",
            /// To a higher level.
            MovedUp = "moved-up",
            /// To a lower level.
            MovedDown = "moved-down",
            /// A level where there was none.
            BecameKnown = "became-known",
            /// No level where there was one.
            NoLongerKnown = "no-longer-known",
            /// Any other difference.
            ChangedOtherwise = "changed-otherwise",
            /// Asked differently in the two editions.
            NotComparable = "not-comparable",
            /// No difference.
            Unchanged = "unchanged",
            /// Column: what differs.
            ColumnChange = "column-change",
            /// Name of the table of a condition's differences: `{title}`.
            Differences = "differences",
            /// Heading over the two results one by one.
            WholePictures = "whole-pictures",
            /// Above a group's title.
            GroupStep = "group-step",
            /// Title over three or more results: `{count}`.
            GroupTitle = "group-title",
            /// The use of a group's page.
            GroupNotice = "group-notice",
            /// Some results are equal: `{count}`.
            GroupRepeated = "group-repeated",
            /// Button: equal results count once.
            CountOnce = "count-once",
            /// Heading over the group's wheel.
            GroupPicture = "group-picture",
            /// The rule that the group's wheel follows.
            GroupRule = "group-rule",
            /// Heading over the questions that most need discussion: `{count}`.
            GroupDiscuss = "group-discuss",
            /// Heading over the questions that need no discussion: `{count}`.
            GroupAgreed = "group-agreed",
            /// The name for those questions.
            GroupAgreedHint = "group-agreed-hint",
            /// Questions nobody answered: `{count}`.
            GroupNobody = "group-nobody",
            /// Heading over the rest of those questions: `{count}`.
            GroupRest = "group-rest",
            /// The number of steps that would bring those who chose a level together: `{count}`.
            StepsApart = "steps-apart",
            /// Said instead of it when fewer than two chose a level.
            StepsApartNone = "steps-apart-none",
            /// An explanation of that number, and of the order that follows from it.
            StepsApartHint = "steps-apart-hint",
            /// Button: takes the questions one at a time.
            MeetingStart = "meeting-start",
            /// Above a question that is taken by itself: `{number}`, `{total}`.
            MeetingStep = "meeting-step",
            /// Button: from there to the group's page.
            MeetingEnd = "meeting-end",
            /// Label of a group's answer.
            Settle = "settle",
            /// Its name for a screen reader: `{title}`.
            SettleFor = "settle-for",
            /// Choice: no answer of the group.
            SettleOpen = "settle-open",
            /// Heading over the agreed result.
            SettledTitle = "settled-title",
            /// The number of questions that are settled: `{answered}`, `{total}`.
            SettledCount = "settled-count",
            /// Summary: the code in groups of characters.
            CodeGroups = "code-groups",
            /// Instructions for reading them.
            CodeGroupsHint = "code-groups-hint",
            /// Summary: the link as a QR code.
            QrCode = "qr-code",
            /// Text alternative of the QR code.
            QrLabel = "qr-label",
            /// When a link is too long for a QR code.
            QrLong = "qr-long",
            /// The content of the file.
            SaveFileHint = "save-file-hint",
            /// After a file was handed to the browser.
            FileSaved = "file-saved",
            /// Button: hands the link to the device's own share menu.
            ShareLink = "share-link",
            /// When that didn't work.
            ShareFailed = "share-failed",
            /// Heading over the link of what a group agreed on.
            ShareSettled = "share-settled",
            /// Heading over the link of several results.
            ShareAll = "share-all",
            /// One kind of a condition's elements is further than another: `{ahead}`, `{behind}`.
            Ahead = "ahead",
            /// Heading over what stands at the highest level.
            Strengths = "strengths",
            /// Heading over what stands at the lowest level.
            Gaps = "gaps",
            /// Stands in for the next steps while they are being loaded.
            GuideLoading = "guide-loading",
            /// Said when the next steps could not be loaded.
            GuideFailed = "guide-failed",
            /// Heading over the ways to take a result along.
            TakeAway = "take-away",
            /// An explanation of the brief.
            TakeAwayHint = "take-away-hint",
            /// Button: prints the brief.
            Print = "print",
            /// Button: copies the brief with its headings and lists.
            CopyBrief = "copy-brief",
            /// Button: copies the brief as Markdown.
            CopyMarkdown = "copy-markdown",
            /// Button: saves the answers as a table.
            SaveTable = "save-table",
            /// Button: saves the wheel as a vector drawing.
            SaveDrawing = "save-drawing",
            /// Button: saves the wheel as an image.
            SaveImage = "save-image",
            /// When this page may not print, save or copy.
            Failed = "failed",
            /// When this page may not save files.
            SaveFailed = "save-failed",
            /// Title of the brief.
            BriefTitle = "brief-title",
            /// Heading over the visitor's notes.
            BriefNotes = "brief-notes",
            /// Heading over the link.
            BriefAgain = "brief-again",
            /// Under the large wheel, until one of its marks is read.
            WheelRead = "wheel-read",
            /// Under a long list of what could not be opened: `{count}`.
            RefusedMore = "refused-more",
            /// From one stage or answer to another: `{before}`, `{after}`.
            Moved = "moved",
            /// The title of a question among others in a sentence: `{title}`.
            Quoted = "quoted",
            /// An overview question, by its condition: `{title}`.
            OverviewOf = "overview-of",
            /// Summary: words that occur, explained.
            Terms = "terms",
            /// A word's meaning and its other names, joined when an assessment is packaged: `{meaning}`, `{names}`.
            AlsoCalled = "also-called",
            /// Two things on one line: `{first}`, `{second}`.
            Separated = "separated",
            /// Two sentences, of which the first has no full stop: `{first}`, `{second}`.
            Followed = "followed",
        }
    };
}
pub(crate) use with_phrases_of_results;
