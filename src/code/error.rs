//! The reason why a code can't be opened.

use std::fmt;

/// The reason why a code can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It is not what once was made.
    Damaged(Damage),
    /// It is whole, but holds answers to another assessment.
    OtherAssessment,
    /// It is whole, but was made by a newer edition, or in a newer format (`None`).
    Newer {
        /// The edition that made it.
        edition: Option<u32>,
    },
}

/// The difference between a damaged code and a whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A character that no code contains.
    Character {
        /// The character that was seen.
        character: char,
        /// Where, counted from 1.
        position: usize,
    },
    /// Characters are missing at the end.
    Cut {
        /// The number of characters that arrived.
        seen: usize,
        /// The number that were sent.
        expected: usize,
    },
    /// Longer than any code.
    Long,
    /// Too short to tell how long it was.
    Short,
    /// All letters have the same case, so the other case was probably lost.
    Case,
    /// The check characters don't fit the rest.
    Check,
}

impl fmt::Display for CodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(damage) => write!(formatter, "the result code is damaged: {damage}"),
            Self::OtherAssessment => {
                formatter.write_str("the result code belongs to another assessment")
            }
            Self::Newer {
                edition: Some(edition),
            } => {
                write!(
                    formatter,
                    "the result code was made with edition {edition}, which is newer"
                )
            }
            Self::Newer { edition: None } => {
                formatter.write_str("the result code is in a format newer than this page")
            }
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character {
                character,
                position,
            } => {
                write!(
                    formatter,
                    "character {position} is {character:?}, not a letter or digit"
                )
            }
            Self::Cut { seen, expected } => {
                write!(formatter, "{seen} of its {expected} characters arrived")
            }
            Self::Long => formatter.write_str("it is longer than any code"),
            Self::Short => formatter.write_str("it is too short"),
            Self::Case => formatter.write_str("capital and small letters were made the same"),
            Self::Check => formatter.write_str("its check characters do not fit"),
        }
    }
}

impl std::error::Error for CodeError {}
