//! The text in the bytes of a file, whichever program has written it.

use super::NoTable;

/// What the bytes from 0x80 to 0x9f are in Windows-1252; those that it leaves open stay what they are.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The first bytes of files that are no text, what they are, and what to do about it.
const OTHERS: [(&[u8], &str); 3] = [
    (
        b"PK\x03\x04",
        "this is an Excel workbook or another packed file; open it there, choose “Save a copy” or “Download” and \
         the type “CSV UTF-8”, and bring that file, or select the cells, copy them and paste them",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "this is an older Excel workbook; open it there, choose “Save a copy” and the type “CSV UTF-8”, and bring \
         that file, or select the cells, copy them and paste them",
    ),
    (
        b"%PDF",
        "this is a PDF, which holds no cells; bring the spreadsheet it was made of",
    ),
];

/// The text, and the name of its encoding where that had to be guessed.
pub(super) fn decoded(bytes: &[u8]) -> Result<(String, Option<&'static str>), NoTable> {
    for (start, reason) in OTHERS {
        if bytes.starts_with(start) {
            return Err(NoTable(reason.into()));
        }
    }
    let (text, guessed) = match bytes {
        [0xff, 0xfe, rest @ ..] => (wide(rest, u16::from_le_bytes), None),
        [0xfe, 0xff, rest @ ..] => (wide(rest, u16::from_be_bytes), None),
        [0xef, 0xbb, 0xbf, rest @ ..] => (String::from_utf8_lossy(rest).into_owned(), None),
        _ => match str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), None),
            Err(_) => (
                bytes.iter().copied().map(windows).collect(),
                Some("Windows-1252"),
            ),
        },
    };
    if text.contains('\0') {
        let reason =
            "this is no text, so it has no rows; bring a spreadsheet that was saved as CSV";
        return Err(NoTable(reason.into()));
    }
    // A row ends as its program ends lines.
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), guessed))
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| match *pair {
        [one, other] => Some(unit([one, other])),
        _ => None,
    });
    char::decode_utf16(units)
        .map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn windows(byte: u8) -> char {
    let special = byte
        .checked_sub(0x80)
        .and_then(|at| WINDOWS.get(usize::from(at)));
    special.copied().unwrap_or_else(|| char::from(byte))
}
