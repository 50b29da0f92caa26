//! The marks of a drawing as they look on the page, whatever its style sheet is.

use gloo::utils::window;
use js_sys::{Array, Reflect, parse_float};
use wasm_bindgen::JsCast;
use web_sys::{
    ContextAttributes2d, CssStyleDeclaration, Element, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d,
};

/// One pixel that colours are tried on.
pub(super) struct Palette(OffscreenCanvasRenderingContext2d);

/// Paint as every program knows it.
pub(super) struct Paint {
    pub(super) colour: String,
    pub(super) opacity: f64,
}

/// One mark of a drawing.
pub(super) struct Mark {
    pub(super) element: Element,
    /// The turns around the middle of the drawing, the outermost first, in degrees.
    pub(super) turns: Vec<String>,
    pub(super) fill: Option<Paint>,
    pub(super) stroke: Option<Paint>,
    style: CssStyleDeclaration,
}

impl Mark {
    /// A property as it is for this mark.
    pub(super) fn property(&self, name: &str) -> String {
        self.style.get_property_value(name).unwrap_or_default()
    }

    /// A property without its unit, which is always that of the drawing.
    pub(super) fn size(&self, name: &str) -> String {
        let size = self.property(name);
        size.strip_suffix("px").unwrap_or(&size).to_owned()
    }

    /// The lengths of dashes and gaps; none for a line without.
    pub(super) fn dashes(&self) -> Vec<String> {
        let dashes = self.property("stroke-dasharray");
        let lengths = dashes.split(|sign: char| !(sign.is_ascii_digit() || sign == '.'));
        lengths
            .filter(|length| !length.is_empty())
            .map(str::to_owned)
            .collect()
    }

    pub(super) fn attribute(&self, name: &str) -> String {
        self.element.get_attribute(name).unwrap_or_default()
    }

    fn paint(&self, palette: &Palette, name: &str) -> Option<Paint> {
        let value = self.property(name);
        if value == "none" {
            return None;
        }
        let mut paint = palette.read(&value)?;
        for opacity in [&*[name, "-opacity"].concat(), "opacity"] {
            paint.opacity *= parse_float(&self.property(opacity));
        }
        (paint.opacity > 0.0).then_some(paint)
    }
}

impl Palette {
    /// None where the browser has no canvas for it.
    pub(super) fn new() -> Option<Self> {
        let attributes = ContextAttributes2d::new();
        attributes.set_will_read_frequently(true);
        let canvas = OffscreenCanvas::new(1, 1).ok()?;
        let context = canvas.get_context_with_context_options("2d", &attributes);
        Some(Self(context.ok()??.unchecked_into()))
    }

    /// Reads any colour that style sheets know.
    fn read(&self, value: &str) -> Option<Paint> {
        let Self(context) = self;
        context.clear_rect(0.0, 0.0, 1.0, 1.0);
        context.set_fill_style_str(value);
        context.fill_rect(0.0, 0.0, 1.0, 1.0);
        let pixel = context.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?;
        let parts = Array::from(&Reflect::get(&pixel, &"data".into()).ok()?);
        let alpha = parts.pop().as_f64()?;
        Some(Paint {
            colour: ["rgb(", &String::from(parts.join(",")), ")"].concat(),
            opacity: alpha / 255.0,
        })
    }
}

/// The marks of a drawing, those behind others first.
pub(super) fn marks(drawing: &Element) -> Option<Vec<Mark>> {
    let palette = Palette::new()?;
    let found = drawing.query_selector_all("path, circle, text").ok()?;
    let marks = (0..found.length()).map(|position| {
        let element: Element = found.get(position)?.unchecked_into();
        let style = window().get_computed_style(&element).ok()??;
        let mut mark = Mark {
            turns: turns(&element, drawing),
            element,
            fill: None,
            stroke: None,
            style,
        };
        mark.fill = mark.paint(&palette, "fill");
        mark.stroke = mark.paint(&palette, "stroke");
        Some(mark)
    });
    marks.collect()
}

fn turns(element: &Element, drawing: &Element) -> Vec<String> {
    if element == drawing {
        return Vec::new();
    }
    let mut turns = element
        .parent_element()
        .map_or_else(Vec::new, |parent| turns(&parent, drawing));
    let transform = element.get_attribute("transform").unwrap_or_default();
    let turn = transform
        .strip_prefix("rotate(")
        .and_then(|turn| turn.strip_suffix(')'));
    turns.extend(turn.map(str::to_owned));
    turns
}

/// A drawing's left and top edges, its width and its height, in its own coordinates.
pub(super) fn bounds(drawing: &Element) -> Option<[f64; 4]> {
    let bounds = drawing.get_attribute("viewBox")?;
    let bounds: Vec<f64> = bounds.split(' ').map(parse_float).collect();
    bounds.try_into().ok()
}
