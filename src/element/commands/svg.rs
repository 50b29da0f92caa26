//! A drawing as a file that needs nothing else: no style sheet, no script.

use js_sys::Number;
use web_sys::Element;

use super::drawing::{Mark, Paint, bounds, marks};
use crate::assessment::{LocaleFormat, PlainFormat};

/// Pixels a unit of a drawing's own coordinates.
pub(super) const SCALE: f64 = 0.25;

/// An SVG document, or nothing where the browser has no canvas to read colours from.
pub(super) fn written(drawing: &Element) -> Option<String> {
    let bounds = bounds(drawing)?;
    let [left, top, width, height] = bounds.map(number);
    let [.., scaled_width, scaled_height] = bounds.map(|size| number(size * SCALE));
    let mut file = String::from(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    let named = drawing.get_attribute("aria-label").unwrap_or_default();
    let root = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", &drawing.get_attribute("viewBox")?),
        ("width", &scaled_width),
        ("height", &scaled_height),
    ];
    file.push('\n');
    open(&mut file, "svg", &root);
    element(&mut file, "title", &[], &named);
    let paper = [
        ("x", &*left),
        ("y", &top),
        ("width", &width),
        ("height", &height),
        ("fill", "#fff"),
    ];
    element(&mut file, "rect", &paper, "");
    for mark in marks(drawing)? {
        add(&mut file, &mark);
    }
    file.push_str("</svg>");
    Some(file)
}

/// A number as JavaScript writes it: Rust's own way takes a visitor 5 KB.
fn number(number: f64) -> String {
    Number::from(number)
        .to_string_with_radix(10)
        .map(String::from)
        .unwrap_or_default()
}

fn add(file: &mut String, mark: &Mark) {
    if mark.fill.is_none() && mark.stroke.is_none() {
        return;
    }
    let name = mark.element.local_name();
    let place: &[&str] = match &*name {
        "path" => &["d"],
        "circle" => &["r"],
        _ => &["x", "y"],
    };
    let mut values: Vec<_> = place
        .iter()
        .map(|name| (*name, mark.attribute(name)))
        .collect();
    if !mark.turns.is_empty() {
        values.push((
            "transform",
            ["rotate(", &mark.turns.join(") rotate("), ")"].concat(),
        ));
    }
    match &mark.fill {
        Some(paint) => values.extend([
            ("fill", paint.colour.clone()),
            ("fill-opacity", opacity(paint)),
        ]),
        None => values.push(("fill", "none".to_owned())),
    }
    if let Some(paint) = &mark.stroke {
        values.extend([
            ("stroke", paint.colour.clone()),
            ("stroke-width", mark.size("stroke-width")),
            ("stroke-opacity", opacity(paint)),
        ]);
        let dashes = mark.dashes();
        if !dashes.is_empty() {
            values.push(("stroke-dasharray", dashes.join(" ")));
        }
    }
    if name == "text" {
        values.extend([
            ("font-size", mark.size("font-size")),
            ("font-weight", mark.property("font-weight")),
            ("font-family", mark.property("font-family")),
            ("text-anchor", mark.property("text-anchor")),
            // Half of an x-height below its line is the middle of a line in every program.
            ("dy", "0.35em".to_owned()),
        ]);
    }
    let values: Vec<_> = values
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect();
    element(
        file,
        &name,
        &values,
        &mark.element.text_content().unwrap_or_default(),
    );
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "hundredths, from 0 to 100"
)]
fn opacity(paint: &Paint) -> String {
    PlainFormat.hundredths((paint.opacity * 100.0 + 0.5) as usize)
}

fn element(file: &mut String, name: &str, values: &[(&str, &str)], text: &str) {
    open(file, name, values);
    escape(file, text);
    for part in ["</", name, ">"] {
        file.push_str(part);
    }
}

fn open(file: &mut String, name: &str, values: &[(&str, &str)]) {
    file.push('<');
    file.push_str(name);
    for (name, value) in values {
        for part in [" ", name, "=\""] {
            file.push_str(part);
        }
        escape(file, value);
        file.push('"');
    }
    file.push('>');
}

fn escape(file: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => file.push_str("&amp;"),
            '<' => file.push_str("&lt;"),
            '"' => file.push_str("&quot;"),
            sign => file.push(sign),
        }
    }
}
