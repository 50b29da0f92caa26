//! A drawing as an image: painted mark by mark, for an image of the drawing may not be loaded on
//! every page.

use std::future::Future;

use js_sys::{Array, Promise, parse_float};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, OffscreenCanvas, OffscreenCanvasRenderingContext2d, Path2d};

use super::drawing::{Mark, bounds, marks};
use super::svg::SCALE;

/// A PNG of twice the size that the drawing has as a file.
pub(super) fn painted(drawing: &Element) -> impl Future<Output = Option<Blob>> + use<> {
    let painting = paint(drawing);
    async move { Some(JsFuture::from(painting?).await.ok()?.unchecked_into()) }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of a drawing of known size"
)]
fn paint(drawing: &Element) -> Option<Promise> {
    let [left, top, width, height] = bounds(drawing)?;
    let scale = 2.0 * SCALE;
    let canvas = OffscreenCanvas::new((width * scale) as u32, (height * scale) as u32).ok()?;
    let context: OffscreenCanvasRenderingContext2d =
        canvas.get_context("2d").ok()??.unchecked_into();
    context.scale(scale, scale).ok()?;
    context.translate(-left, -top).ok()?;
    context.set_fill_style_str("#fff");
    context.fill_rect(left, top, width, height);
    context.set_text_baseline("middle");
    for mark in marks(drawing)? {
        context.save();
        add(&context, &mark)?;
        context.restore();
    }
    canvas.convert_to_blob().ok()
}

fn add(context: &OffscreenCanvasRenderingContext2d, mark: &Mark) -> Option<()> {
    for turn in &mark.turns {
        context.rotate(parse_float(turn).to_radians()).ok()?;
    }
    if let Some(fill) = &mark.fill {
        context.set_global_alpha(fill.opacity);
        context.set_fill_style_str(&fill.colour);
    }
    let number = |name| parse_float(&mark.attribute(name));
    let name = mark.element.local_name();
    if name == "text" {
        let property = |name| mark.property(name);
        let font = [
            property("font-weight"),
            property("font-size"),
            property("font-family"),
        ];
        context.set_font(&font.join(" "));
        // A canvas has the same words for these but one.
        context.set_text_align(match &*property("text-anchor") {
            "middle" => "center",
            other => other,
        });
        let text = mark.element.text_content().unwrap_or_default();
        return context.fill_text(&text, number("x"), number("y")).ok();
    }
    let outline = if name == "path" {
        Path2d::new_with_path_string(&mark.attribute("d")).ok()?
    } else {
        let circle = Path2d::new().ok()?;
        circle
            .arc(0.0, 0.0, number("r"), 0.0, std::f64::consts::TAU)
            .ok()?;
        circle
    };
    if mark.fill.is_some() {
        context.fill_with_path_2d(&outline);
    }
    if let Some(stroke) = &mark.stroke {
        context.set_global_alpha(stroke.opacity);
        context.set_stroke_style_str(&stroke.colour);
        context.set_line_width(parse_float(&mark.size("stroke-width")));
        let dashes: Array = mark
            .dashes()
            .iter()
            .map(|dash| JsValue::from(parse_float(dash)))
            .collect();
        context.set_line_dash(&dashes).ok()?;
        context.stroke_with_path(&outline);
    }
    Some(())
}
