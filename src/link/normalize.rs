//! A text with what mail programs, browsers and word processors put around and
//! between its characters undone.

/// Stands for every character that ends whatever came before it.
const OTHER: u8 = 0;

/// The text in ASCII: encoded characters as themselves, spaces of all kinds as a
/// space, hyphens and dashes as a hyphen, and without what can't be seen. Lines end
/// in a line feed, and quote marks and indentation are gone from where they begin.
/// Never longer than the text.
pub(super) fn clean(text: &str) -> Vec<u8> {
    let mut rest = text.as_bytes();
    let mut clean = Vec::with_capacity(rest.len());
    let mut begins = true;
    while !rest.is_empty() {
        if let Some(length) = line_end(rest) {
            clean.push(b'\n');
            begins = true;
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        let (point, length) = entity(rest).unwrap_or_else(|| character(rest));
        let (taken, after) = rest.split_at_checked(length).unwrap_or_default();
        rest = after;
        if let Some(byte) = seen(point) {
            begins = begins && matches!(point, 0x09 | 0x20 | 0x3E);
            if !begins {
                clean.push(byte);
            }
        }
        // Each line end counts, for places are told by line.
        if taken.len() > 1 && taken.contains(&b'\n') {
            clean.push(b'\n');
        }
    }
    clean
}

/// The length of a line end, or of a soft one of quoted-printable.
fn line_end(rest: &[u8]) -> Option<usize> {
    match rest {
        [b'=', b'\r', b'\n', ..] => Some(3),
        [b'=' | b'\r', b'\n', ..] | [b'=', b'\r', ..] => Some(2),
        [b'\n' | b'\r', ..] => Some(1),
        _ => None,
    }
}

/// The value of a character; `None` if it can't be seen.
fn seen(point: u32) -> Option<u8> {
    Some(match point {
        // Line ends come here only when they are encoded.
        0x0A..=0x0D
        | 0x20
        | 0xA0
        | 0x1680
        | 0x2000..=0x200A
        | 0x2028
        | 0x2029
        | 0x202F
        | 0x205F
        | 0x3000 => b' ',
        0xAD
        | 0x034F
        | 0x061C
        | 0x180E
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x206F
        | 0xFE00..=0xFE0F
        | 0xFEFF => return None,
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0xFE63 => b'-',
        0x21..=0x7E => u8::try_from(point).unwrap_or(OTHER),
        // Full-width forms, as East Asian keyboards type them.
        0xFF01..=0xFF5E => u8::try_from(point - 0xFEE0).unwrap_or(OTHER),
        _ => OTHER,
    })
}

/// The first character and its length in bytes, with percent-encoding and
/// quoted-printable undone.
fn character(rest: &[u8]) -> (u32, usize) {
    let (first, mut length) = octet(rest);
    let (more, bits) = match first {
        0xC0..=0xDF => (1, first & 0x1F),
        0xE0..=0xEF => (2, first & 0x0F),
        0xF0..=0xF7 => (3, first & 0x07),
        _ => return (first.into(), length),
    };
    let mut point = u32::from(bits);
    for _ in 0..more {
        let mut encoded = rest.get(length..).unwrap_or_default();
        // A soft line end may come between two bytes of one character.
        if let [b'=', b'\n' | b'\r', ..] = encoded {
            let soft = line_end(encoded).unwrap_or_default();
            encoded = encoded.get(soft..).unwrap_or_default();
            length += soft;
        }
        let (next, taken) = octet(encoded);
        if next & 0xC0 != 0x80 {
            // An escape that stands for nothing.
            return (u32::from(OTHER), 1);
        }
        point = point << 6 | u32::from(next & 0x3F);
        length += taken;
    }
    (point, length)
}

/// The first byte and how many bytes write it.
fn octet(rest: &[u8]) -> (u8, usize) {
    match rest {
        [b'%', encoded @ ..] => {
            let mut encoded = encoded;
            // Encoded more than once: the percent sign itself is `%25`.
            while let [b'2', b'5', again @ ..] = encoded {
                encoded = again;
            }
            let plain = (b'%', rest.len() - encoded.len());
            // No control characters: what looks like one is no escape.
            let value = pair(encoded).filter(|value| *value >= 0x20 || b"\t\n\r".contains(value));
            value.map_or(plain, |value| (value, plain.1 + 2))
        }
        // Of quoted-printable only what it must encode, for `=` stands in addresses too.
        [b'=', encoded @ ..] => pair(encoded)
            .filter(|value| *value >= 0x80 || b" #-=".contains(value))
            .filter(|_| !encoded.iter().take(2).any(u8::is_ascii_lowercase))
            .map_or((b'=', 1), |value| (value, 3)),
        [first, ..] => (*first, 1),
        [] => (OTHER, 0),
    }
}

/// The value of two hexadecimal digits.
fn pair(digits: &[u8]) -> Option<u8> {
    let [high, low, ..] = digits else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()
}

/// An entity of HTML and its length: any by number, and the two that stand inside words.
fn entity(rest: &[u8]) -> Option<(u32, usize)> {
    match rest {
        [b'&', b'n', b'b', b's', b'p', b';', ..] => return Some((0xA0, 6)),
        [b'&', b's', b'h', b'y', b';', ..] => return Some((0xAD, 5)),
        _ => {}
    }
    let number = rest.strip_prefix(b"&#")?;
    let (radix, digits) = match number {
        [b'x' | b'X', digits @ ..] => (16, digits),
        digits => (10, digits),
    };
    let mut point = 0;
    // No character needs more digits.
    for (count, &byte) in digits.iter().enumerate().take(7) {
        if byte == b';' {
            return (count > 0).then_some((point, rest.len() - digits.len() + count + 1));
        }
        point = point * radix + char::from(byte).to_digit(radix)?;
    }
    None
}
