//! Answers: at most one answer for each slot of one assessment.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::assessment::{Assessment, Condition, Level, LevelIndex, Slot, cut};

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// One of the ordered levels.
    Level(LevelIndex),
    /// The visitor doesn't know.
    NotSure,
    /// The element has no place in this state; overview questions never get it.
    NotApplicable,
}

impl Answer {
    /// The id that stands for this answer outside.
    #[must_use]
    pub fn id(self, assessment: &Assessment) -> &str {
        &self.level(assessment).id
    }

    /// The label and meaning of this answer.
    #[must_use]
    pub fn level(self, assessment: &Assessment) -> &Level {
        match self {
            // A level the assessment doesn't have can't come about; nothing is known of it.
            Self::Level(level) => assessment
                .levels()
                .get(level.index())
                .unwrap_or(assessment.not_sure()),
            Self::NotSure => assessment.not_sure(),
            Self::NotApplicable => assessment.not_applicable(),
        }
    }

    /// The answers a slot can take, in the order they are offered.
    pub fn choices(assessment: &Assessment, slot: Slot) -> impl Iterator<Item = Self> {
        let levels = u8::try_from(assessment.levels().len()).unwrap_or(u8::MAX);
        let applies = assessment.is_overview(slot) || !assessment.offers_not_applicable();
        let apart = if applies {
            None
        } else {
            Some(Self::NotApplicable)
        };
        (0..levels)
            .map(|level| Self::Level(LevelIndex(level)))
            .chain([Self::NotSure])
            .chain(apart)
    }

    /// The answer with this id, if the slot can take it.
    #[must_use]
    pub fn from_id(assessment: &Assessment, slot: Slot, id: &str) -> Option<Self> {
        Self::choices(assessment, slot).find(|choice| choice.id(assessment) == id)
    }
}

/// The answers of one person, each of them one that its slot can take.
///
/// ```
/// use readiness_check::answers::{Answer, Answers};
/// # use readiness_check::assessment::Assessment;
/// # use readiness_check::words;
///
/// # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/state-policy/en.json");
/// # let definition = serde_json::from_str(&std::fs::read_to_string(file)?)?;
/// # let definition = words::complete(&definition, &serde_json::from_str(words::ENGLISH)?);
/// # let assessment = Assessment::read(&definition)?;
/// let mut answers = Answers::from_ids(&assessment, [("purpose", "exploring")])?;
/// let vision = assessment.slot("purpose-vision").ok_or("no such question")?;
/// answers.set(&assessment, vision, Some(Answer::NotSure));
/// assert_eq!(answers.count(), 2);
///
/// // An overview question always applies, so this changes nothing.
/// let purpose = assessment.slot("purpose").ok_or("no such question")?;
/// answers.set(&assessment, purpose, Some(Answer::NotApplicable));
/// assert_eq!(answers.get(purpose), Answer::from_id(&assessment, purpose, "exploring"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answers {
    /// By slot; shorter than the assessment's slots when the rest is unanswered.
    given: Vec<Option<Answer>>,
}

impl Answers {
    /// Answers by slot, from the first on, each of which its slot can take.
    pub(crate) fn in_order(given: impl Iterator<Item = Option<Answer>>) -> Self {
        let mut answers = Self {
            given: given.collect(),
        };
        answers.trim();
        answers
    }

    /// Takes unanswered slots off the end, so that equal answers are equal.
    fn trim(&mut self) {
        while self.given.last() == Some(&None) {
            self.given.pop();
        }
    }

    /// The answer in a slot.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<Answer> {
        self.given.get(slot.0).copied().flatten()
    }

    /// The answer to a condition's overview question.
    #[must_use]
    pub fn overview(&self, condition: &Condition) -> Option<Answer> {
        self.get(condition.slot?)
    }

    /// Gives, changes or takes back an answer. A slot or an answer that the
    /// assessment doesn't have changes nothing.
    pub fn set(&mut self, assessment: &Assessment, slot: Slot, answer: Option<Answer>) {
        let fits = answer
            .is_none_or(|answer| Answer::choices(assessment, slot).any(|choice| choice == answer));
        if !assessment.has(slot) || !fits {
            return;
        }
        let Slot(index) = slot;
        if index >= self.given.len() {
            self.given.resize(index + 1, None);
        }
        if let Some(given) = self.given.get_mut(index) {
            *given = answer;
        }
        self.trim();
    }

    /// These answers without those that an assessment doesn't have, for instance because they were
    /// given to another one.
    #[must_use]
    pub fn fitting(&self, assessment: &Assessment) -> Self {
        let mut fitting = Self::default();
        for (slot, answer) in self.iter() {
            fitting.set(assessment, slot, Some(answer));
        }
        fitting
    }

    /// The number of slots that are answered.
    #[must_use]
    pub fn count(&self) -> usize {
        self.given.iter().flatten().count()
    }

    /// True if nothing is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// The answers with their slots, in slot order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Slot, Answer)> {
        let slots = self.given.iter().enumerate();
        slots.filter_map(|(slot, answer)| Some((Slot(slot), (*answer)?)))
    }

    /// The slots up to the last one answered.
    pub(crate) fn slots(&self) -> impl DoubleEndedIterator<Item = (Slot, Option<Answer>)> {
        let slots = self.given.iter().enumerate();
        slots.map(|(slot, answer)| (Slot(slot), *answer))
    }

    /// Slot id to level id, as the host page and storage see it.
    #[must_use]
    pub fn to_ids<'a>(&self, assessment: &'a Assessment) -> Entries<'a, &'a str> {
        let ids = self.iter();
        let ids = ids.map(|(slot, answer)| (assessment.slot_id(slot), answer.id(assessment)));
        Entries(ids.collect())
    }

    /// Reads slot id to level id.
    ///
    /// # Errors
    /// The first slot or level that the assessment doesn't have; nothing is taken then.
    pub fn from_ids<'a>(
        assessment: &Assessment,
        ids: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, AnswersError> {
        let mut answers = Self::default();
        for (slot_id, level_id) in ids {
            let Some(slot) = assessment.slot(slot_id) else {
                return Err(AnswersError::UnknownSlot { slot: cut(slot_id) });
            };
            let Some(answer) = Answer::from_id(assessment, slot, level_id) else {
                return Err(AnswersError::UnknownLevel {
                    slot: slot_id.into(),
                    level: cut(level_id),
                });
            };
            answers.set(assessment, slot, Some(answer));
        }
        Ok(answers)
    }
}

/// Values by id, in order; serialized as an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries<'a, T>(pub Vec<(&'a str, T)>);

impl<T> Entries<'_, T> {
    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

/// The reason why answers from outside were not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswersError {
    /// No condition or element has this id.
    UnknownSlot {
        /// The id that was given.
        slot: String,
    },
    /// The slot can't take this level.
    UnknownLevel {
        /// The slot's id.
        slot: String,
        /// The level that was given.
        level: String,
    },
}

impl fmt::Display for AnswersError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said: &[&str] = match self {
            Self::UnknownSlot { slot } => &["the assessment has no slot \"", slot],
            Self::UnknownLevel { slot, level } => {
                &["the slot \"", slot, "\" can't take the level \"", level]
            }
        };
        for part in said.iter().chain(&["\"; answers were left as they were"]) {
            formatter.write_str(part)?;
        }
        Ok(())
    }
}

impl std::error::Error for AnswersError {}
