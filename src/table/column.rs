//! What a column of a table can be.

use std::fmt;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Nothing that is wanted.
    Ignored,
    /// The title of a condition; an empty cell goes on with the one above, as merged cells do.
    Condition,
    /// A condition's overview question.
    Overview,
    /// What a condition is about.
    About,
    /// What it is like when a condition is in place.
    ConditionGoal,
    /// Why a condition matters.
    Why,
    /// The title of an element.
    Title,
    /// The question of an element.
    Question,
    /// The kind of an element.
    Kind,
    /// What it is like when an element is in place.
    Goal,
    /// Where to look to be sure of the answer.
    HowToTell,
    /// What a level looks like; levels are in the order of their columns.
    Level,
}

impl Column {
    /// Every one of them, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Ignored,
        Self::Condition,
        Self::Overview,
        Self::About,
        Self::ConditionGoal,
        Self::Why,
        Self::Title,
        Self::Question,
        Self::Kind,
        Self::Goal,
        Self::HowToTell,
        Self::Level,
    ];

    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::Condition => "condition",
            Self::Overview => "overview",
            Self::About => "about",
            Self::ConditionGoal => "condition-goal",
            Self::Why => "why",
            Self::Title => "title",
            Self::Question => "question",
            Self::Kind => "kind",
            Self::Goal => "goal",
            Self::HowToTell => "how-to-tell",
            Self::Level => "level",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
