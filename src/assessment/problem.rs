//! Problems of a definition, each with its place.

use std::fmt;

/// One fault of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place in the file: `conditions[2].elements[0].kind`; empty for the whole file.
    pub path: String,
    /// The value that was seen and the one that belongs there, as a lower-case sentence without a
    /// full stop.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return formatter.write_str(&self.message);
        }
        write!(formatter, "{}: {}", self.path, self.message)
    }
}

/// Everything wrong with one definition; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.0.iter().enumerate() {
            if position > 0 {
                formatter.write_str("\n")?;
            }
            fmt::Display::fmt(problem, formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
