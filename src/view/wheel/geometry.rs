//! Angles and radii to SVG paths.
//!
//! Coordinates are whole numbers in a circle of radius 1000 around the origin: at
//! that scale rounding can't be seen, and formatting floats would cost every
//! visitor about 5 KB of WebAssembly.
//!
//! Everything is drawn around the top and turned to its place: what is equally wide is the same
//! path then, which compresses to nothing in a page that is rendered ahead.

use std::f32::consts::{FRAC_PI_2, PI, TAU};
use std::fmt::Write as _;

use crate::assessment::{Plain, Writing as _};

/// Where the innermost wedge begins.
pub(super) const INNER: f32 = 270.0;
/// Where the highest level ends.
pub(super) const OUTER: f32 = 960.0;
/// How far a wedge at the lowest level reaches beyond [`INNER`]: enough to be seen,
/// too little to be taken for progress.
const STUB: f32 = 45.0;
/// Empty angle between conditions, in radians.
const SECTOR_GAP: f32 = 0.07;
/// Empty angle between elements, in radians.
const WEDGE_GAP: f32 = 0.012;
/// Lines in a hatched wedge.
const HATCHES: u8 = 9;

/// A part of the circle, clockwise from the top, in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) from: f32,
    pub(super) to: f32,
}

impl Span {
    /// The span of one of `count` conditions.
    pub(super) fn sector(position: usize, count: usize) -> Self {
        let step = TAU / ratio(count.max(1), 1);
        let gap = SECTOR_GAP.min(step / 4.0) / 2.0;
        let from = step * ratio(position, 1);
        Self {
            from: from + gap,
            to: from + step - gap,
        }
    }

    /// The span of one of `count` elements within a condition's span, from its middle.
    pub(super) fn wedge(self, position: usize, count: usize) -> Self {
        let step = self.width() / ratio(count.max(1), 1);
        let gap = WEDGE_GAP.min(step / 5.0) / 2.0;
        let from = step * ratio(position, 1) - self.width() / 2.0;
        Self {
            from: from + gap,
            to: from + step - gap,
        }
    }

    /// How wide it is.
    pub(super) fn width(self) -> f32 {
        self.to - self.from
    }

    /// The angle in the middle.
    pub(super) fn middle(self) -> f32 {
        f32::midpoint(self.from, self.to)
    }

    /// Turns what is drawn around the top to its place.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "hundredths of a degree, from 0 to 36000"
    )]
    pub(super) fn turn(self) -> String {
        let middle = self.middle();
        let middle = if middle < 0.0 { middle + TAU } else { middle };
        let angle = (middle * 18_000.0 / PI).round() as usize;
        ["rotate(", &Plain.hundredths(angle), ")"].concat()
    }
}

/// `part ÷ whole`; both are small counts.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of conditions and elements are far below 2²⁴"
)]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}

/// How far out a level reaches, of `levels` levels.
pub(super) fn radius(level: u8, levels: usize) -> f32 {
    if level == 0 {
        return INNER + STUB;
    }
    INNER + (OUTER - INNER) * ratio(usize::from(level), levels.max(2) - 1)
}

/// The nearest whole coordinates of a point on a circle.
#[expect(
    clippy::cast_possible_truncation,
    reason = "coordinates lie within ±2000"
)]
pub(super) fn point(radius: f32, angle: f32) -> (i32, i32) {
    (
        (radius * sine(angle)).round() as i32,
        (-radius * sine(angle + FRAC_PI_2)).round() as i32,
    )
}

/// Sine by its series, to five digits for angles from −π to 3π: the standard
/// library's, exact for any angle, would cost 2 KB of WebAssembly.
fn sine(angle: f32) -> f32 {
    let turned = if angle > PI { angle - TAU } else { angle };
    let turned = if turned > PI { turned - TAU } else { turned };
    let folded = turned.clamp(-FRAC_PI_2, FRAC_PI_2);
    let x = 2.0 * folded - turned;
    let square = x * x;
    x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))))
}

/// A whole radius.
#[expect(
    clippy::cast_possible_truncation,
    reason = "radii lie within 0 to 2000"
)]
pub(super) fn whole(radius: f32) -> i32 {
    radius.round() as i32
}

/// The outline of a wedge between two radii, around the top.
pub(super) fn wedge(width: f32, inner: f32, outer: f32) -> String {
    let large = large(width);
    let [(x0, y0), (x1, y1)] = [inner, outer].map(|radius| point(radius, width / 2.0));
    let (inner, outer) = (whole(inner), whole(outer));
    format!(
        "M-{x0} {y0}L-{x1} {y1}A{outer} {outer} 0 {large} 1 {x1} {y1}L{x0} {y0}A{inner} {inner} 0 {large} 0 -{x0} {y0}Z"
    )
}

/// An arc at one radius, around the top.
pub(super) fn arc(width: f32, radius: f32) -> String {
    let large = large(width);
    let (x, y) = point(radius, width / 2.0);
    let radius = whole(radius);
    format!("M-{x} {y}A{radius} {radius} 0 {large} 1 {x} {y}")
}

/// Whether an arc is the longer way between its ends, as SVG writes it.
fn large(width: f32) -> u8 {
    u8::from(width > PI)
}

/// Slanted lines that fill a wedge between two radii, around the top.
pub(super) fn hatch(width: f32, inner: f32, outer: f32) -> String {
    let step = (outer - inner) / f32::from(HATCHES);
    let mut path = String::new();
    for line in 0..HATCHES {
        let near = inner + step * f32::from(line);
        let [(x0, y0), (x1, y1)] = [near, near + step].map(|radius| point(radius, width / 2.0));
        // Writing to a string can't fail.
        let _ = write!(path, "M-{x0} {y0}L{x1} {y1}");
    }
    path
}
