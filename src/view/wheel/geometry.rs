//! Angles and radii to SVG paths.
//!
//! Coordinates are whole numbers in a circle of radius 1000 around the origin: at
//! that scale rounding can't be seen, and formatting floats would cost every
//! visitor about 5 KB of WebAssembly.
//!
//! A condition is drawn around the top and turned to its place: two of as many elements are the
//! same paths then, which compress to nothing in a page that is rendered ahead.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use crate::assessment::{LevelIndex, LocaleFormat as _, PlainFormat};

/// The radius where the innermost wedge begins.
pub(super) const INNER: f32 = 270.0;
/// The radius where the highest level ends.
pub(super) const OUTER: f32 = 960.0;
/// The radius where doubt ends: too short to be taken for a level.
pub(super) const DOUBT: f32 = 390.0;
/// The length of a wedge at the lowest level beyond [`INNER`]: enough to be seen,
/// too little to be taken for progress.
const STUB: f32 = 16.0;
/// The radius of the dash of what does not apply.
pub(super) const MIDDLE: f32 = 330.0;
/// Empty angle between conditions, in radians.
const SECTOR_GAP: f32 = 0.07;
/// Empty angle between elements, in radians.
const WEDGE_GAP: f32 = 0.012;
/// Lines in a hatched wedge.
const HATCHES: u8 = 3;

/// A part of the circle, clockwise from the top, in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    from: f32,
    to: f32,
}

impl Span {
    /// The span of this width around the top.
    pub(super) fn around(width: f32) -> Self {
        Self {
            from: -width / 2.0,
            to: width / 2.0,
        }
    }

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

    /// The span of one of `count` elements within a condition's.
    pub(super) fn wedge(self, position: usize, count: usize) -> Self {
        let step = (self.to - self.from) / ratio(count.max(1), 1);
        let gap = WEDGE_GAP.min(step / 5.0) / 2.0;
        let from = self.from + step * ratio(position, 1);
        Self {
            from: from + gap,
            to: from + step - gap,
        }
    }

    /// The same around the top.
    pub(super) fn upright(self) -> Self {
        Self::around(self.to - self.from)
    }

    /// The angle in the middle.
    pub(super) fn middle(self) -> f32 {
        f32::midpoint(self.from, self.to)
    }

    /// The points where an arc at a radius begins and ends.
    fn ends(self, radius: f32) -> [[i32; 2]; 2] {
        [self.from, self.to].map(|angle| point(radius, angle))
    }

    /// Turns what is drawn around the top to its place.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "hundredths of a degree, from 0 to 36000"
    )]
    pub(super) fn turn(self) -> String {
        let angle = (self.middle() * 18_000.0 / PI).round() as usize;
        ["rotate(", &PlainFormat.hundredths(angle), ")"].concat()
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

/// The radius that a level reaches, of `levels` levels.
pub(super) fn radius(level: LevelIndex, levels: usize) -> f32 {
    if level == LevelIndex(0) {
        return INNER + STUB;
    }
    INNER + (OUTER - INNER) * ratio(level.index(), levels.max(2) - 1)
}

/// The nearest whole coordinates of a point on a circle.
#[expect(
    clippy::cast_possible_truncation,
    reason = "coordinates lie within ±2000"
)]
pub(super) fn point(radius: f32, angle: f32) -> [i32; 2] {
    [
        (radius * sine(angle)).round() as i32,
        (-radius * sine(angle + FRAC_PI_2)).round() as i32,
    ]
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

/// The outline of a wedge between two radii.
pub(super) fn wedge(span: Span, inner: f32, outer: f32) -> String {
    let [start, end] = span.ends(inner);
    let bow = inner * (1.0 - sine(FRAC_PI_2 + (span.to - span.from) / 2.0));
    let [first, last] = span.ends(outer);
    let mut path = Outline::at(start);
    path.add('L', &first);
    path.arc(outer, span, 1, last);
    path.add('L', &end);
    // Within half a unit of a straight line, there is no arc to be seen.
    if bow > 0.5 {
        path.arc(inner, span, 0, start);
    }
    path.0.push('Z');
    path.0
}

/// An arc at one radius.
pub(super) fn arc(span: Span, radius: f32) -> String {
    let [start, end] = span.ends(radius);
    let mut path = Outline::at(start);
    path.arc(radius, span, 1, end);
    path.0
}

/// Slanted lines that fill a wedge between two radii.
pub(super) fn hatch(span: Span, inner: f32, outer: f32) -> String {
    let step = (outer - inner) / f32::from(HATCHES);
    let mut path = Outline(String::new());
    for line in 0..HATCHES {
        let near = inner + step * f32::from(line);
        path.add('M', &span.ends(near)[0]);
        path.add('L', &span.ends(near + step)[1]);
    }
    path.0
}

/// The data of an SVG path.
struct Outline(String);

impl Outline {
    fn at(start: [i32; 2]) -> Self {
        let mut path = Self(String::new());
        path.add('M', &start);
        path
    }

    fn add(&mut self, command: char, numbers: &[i32]) {
        self.0.push(command);
        for (at, number) in numbers.iter().enumerate() {
            // A minus separates too.
            if at > 0 && *number >= 0 {
                self.0.push(' ');
            }
            self.0.push_str(&number.to_string());
        }
    }

    /// Along the circle of a radius, `clockwise` (1) or not (0).
    fn arc(&mut self, radius: f32, span: Span, clockwise: i32, [x, y]: [i32; 2]) {
        let radius = whole(radius);
        let large = i32::from(span.to - span.from > PI);
        self.add('A', &[radius, radius, 0, large, clockwise, x, y]);
    }
}
