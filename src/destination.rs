//! The place that a page offers to send a result to: an address with places for the code and the link
//! in it, such as that of a form with a field that it fills in, or of a mail. Nothing goes there until
//! the visitor follows it.

use std::rc::Rc;

use crate::assessment::filled;

/// A place to send a result to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destination {
    /// A `mailto:` or `https:` address. `{code}` and `{link}` in it are replaced.
    pub address: Rc<str>,
    /// The page's own words for it; may be empty.
    pub label: Rc<str>,
    /// The place that the address leads to, as a visitor knows it: a host, or who gets the mail.
    pub place: Rc<str>,
}

impl Destination {
    /// The address with the visitor's result in it.
    ///
    /// ```
    /// use readiness_check::destination::Destination;
    ///
    /// let form = Destination {
    ///     address: "https://forms.example.org/?result={code}&see={link}".into(),
    ///     ..Destination::default()
    /// };
    /// assert_eq!(
    ///     form.filled("15b", "https://example.org/#readiness-15b"),
    ///     "https://forms.example.org/?result=15b&see=https%3A%2F%2Fexample.org%2F%23readiness-15b",
    /// );
    /// ```
    #[must_use]
    pub fn filled(&self, code: &str, link: &str) -> String {
        let values = [("code", &*encoded(code)), ("link", &*encoded(link))];
        (*filled(&self.address, &values)).into()
    }

    /// True if it is a mail that the visitor still sends.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        self.address.starts_with("mailto:")
    }
}

/// A text as a part of an address, by RFC 3986.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            encoded.push('%');
            let digits = [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
            encoded.extend(digits.iter().flatten().map(char::to_ascii_uppercase));
        }
    }
    encoded
}
