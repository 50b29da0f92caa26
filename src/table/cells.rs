//! The rows and cells of a text.

use csv::{ReaderBuilder, StringRecord};

use super::NoTable;
use super::decode::decoded;

/// Separators of cells, those first that texts have least.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];
/// So many rows tell which one it is.
const PROBE: usize = 30;
/// More rows than an assessment can have questions are never looked at.
const MOST_ROWS: usize = 20_000;
/// More cells than this in a row are no rubric.
const MOST_CELLS: usize = 100;

/// A row that has something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the spreadsheet, from 1.
    pub number: usize,
    /// Its cells, without what surrounds their texts and with one space for any others.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a cell, "" for one that is not there.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell)
    }
}

/// The cells of a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Rows with something in them.
    pub rows: Vec<Row>,
    /// The character between cells.
    pub separator: char,
    /// The name of the encoding where it is none of Unicode, so that odd letters can be told of.
    pub encoding: Option<&'static str>,
    /// How many rows have nothing in them.
    pub empty: usize,
    /// How many rows there are behind the last that was read.
    pub unread: usize,
    /// True where a quotation mark is never closed, which makes the rest of a file one cell.
    pub open_quote: bool,
}

impl Table {
    /// Reads a file or pasted cells: commas, semicolons or tabs between cells, in Unicode or Windows-1252.
    ///
    /// ```
    /// use readiness_check::table::Table;
    ///
    /// let table = Table::read(b"Area;Question\nLibrary;Is it open?\n;Is it warm?")?;
    /// assert_eq!((table.separator, table.rows.len()), (';', 3));
    /// assert_eq!(table.rows[2].cells, ["", "Is it warm?"]);
    /// # Ok::<(), readiness_check::table::NoTable>(())
    /// ```
    ///
    /// # Errors
    /// The file is no text, or there is nothing in it.
    pub fn read(bytes: &[u8]) -> Result<Self, NoTable> {
        let (text, encoding) = decoded(bytes)?;
        // Excel's own way of naming it.
        let (named, body) = match text
            .strip_prefix("sep=")
            .and_then(|rest| rest.split_once('\n'))
        {
            Some((name, body)) => (name.bytes().next(), body),
            None => (None, &*text),
        };
        let separator = named.unwrap_or_else(|| separator_of(body));
        let mut table = Self {
            separator: char::from(separator),
            encoding,
            open_quote: body.matches('"').count() % 2 == 1,
            ..Self::default()
        };
        let mut number = usize::from(named.is_some());
        for record in records(body, separator) {
            number += 1 + blank_lines_before(body, &record);
            let cells: Vec<String> = record.iter().take(MOST_CELLS).map(tidy).collect();
            if cells.iter().all(String::is_empty) {
                table.empty += 1;
            } else if table.rows.len() < MOST_ROWS {
                table.rows.push(Row { number, cells });
            } else {
                table.unread += 1;
            }
        }
        if table.rows.is_empty() {
            return Err(NoTable(
                "there is nothing in it; bring a sheet with headings and rows".into(),
            ));
        }
        Ok(table)
    }

    /// The most cells that a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // Of a text, read by whatever many cells a row has, nothing is refused.
    reader.into_records().map_while(Result::ok)
}

/// Lines with nothing on them are passed over by the reader, but are rows of the sheet.
fn blank_lines_before(text: &str, record: &StringRecord) -> usize {
    let start = record.position().map(csv::Position::byte);
    let start = start
        .and_then(|byte| usize::try_from(byte).ok())
        .unwrap_or(0);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    rest.iter().take_while(|&&byte| byte == b'\n').count()
}

/// The separator that cuts most rows into the same number of cells.
fn separator_of(text: &str) -> u8 {
    let score = |separator: &u8| {
        let widths: Vec<usize> = records(text, *separator)
            .take(PROBE)
            .map(|row| row.len())
            .collect();
        let alike = |width: usize| widths.iter().filter(|&&other| other == width).count();
        let best = widths
            .iter()
            .filter(|&&width| width > 1)
            .map(|&width| alike(width))
            .max();
        best.unwrap_or(0)
    };
    // The first of equals, so from behind.
    SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(score)
        .unwrap_or(b',')
}

fn tidy(cell: &str) -> String {
    let words: Vec<&str> = cell.split_whitespace().collect();
    words.join(" ")
}
