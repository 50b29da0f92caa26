//! Printing of an element by itself, from a frame that holds nothing else: the page around it has a
//! header and a menu that nobody wants on paper.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CssRule, CssStyleSheet, Document, Element, HtmlIFrameElement, ShadowRoot, Window};

/// A frame that isn't laid out isn't printed either.
const UNSEEN: &str = "position:fixed;inset:auto 0 0 auto;border:0;inline-size:0;block-size:0";

/// Prints an element. Whether the browser began to; nothing where a frame can't be filled.
pub(super) fn print(element: &Element) -> Option<bool> {
    let frame: HtmlIFrameElement = document().create_element("iframe").ok()?.unchecked_into();
    frame.style().set_css_text(UNSEEN);
    frame.set_attribute("aria-hidden", "true").ok()?;
    frame.set_attribute("tabindex", "-1").ok()?;
    element.get_root_node().append_child(&frame).ok()?;
    let began = begin(&frame, element);
    if began != Some(true) {
        frame.remove();
    }
    began
}

fn begin(frame: &HtmlIFrameElement, element: &Element) -> Option<bool> {
    let sheet = fill(frame, element)?;
    let began = Rc::new(Cell::new(false));
    let noted = Rc::clone(&began);
    sheet.set_onbeforeprint(Some(&function(move || noted.set(true))));
    let over = frame.clone();
    sheet.set_onafterprint(Some(&function(move || {
        let over = over.clone();
        // Not while the browser is still about it.
        Timeout::new(0, move || over.remove()).forget();
    })));
    sheet.focus().ok()?;
    sheet.print().ok()?;
    Some(began.get())
}

/// A function for JavaScript, which is gone with the frame that holds it. One without arguments, for
/// the first module has the glue of such closures, and none of those that gloo listens with.
fn function(act: impl FnMut() + 'static) -> Function {
    Closure::<dyn FnMut()>::new(act)
        .into_js_value()
        .unchecked_into()
}

/// Puts a copy of an element into a frame as a document of its own; the frame's window. Nothing
/// where the page may not look into a frame of its own.
fn fill(frame: &HtmlIFrameElement, element: &Element) -> Option<Window> {
    let page = frame.content_document()?;
    let sheet = frame.content_window()?;
    let root = page.document_element()?;
    let spoken = element.closest("[lang]").ok()??;
    for name in ["lang", "dir"] {
        root.set_attribute(name, &spoken.get_attribute(name).unwrap_or_default())
            .ok()?;
    }
    adopt_style(&page, &sheet, element)?;
    let around = page.create_element("main").ok()?;
    around.set_attribute("class", "readiness-check").ok()?;
    around
        .append_child(&page.import_node_with_deep(element, true).ok()?)
        .ok()?;
    page.body()?.append_child(&around).ok()?;
    raise_headings(&page, &around)?;
    let title = around.query_selector("h1").ok()??;
    page.set_title(&title.text_content().unwrap_or_default());
    Some(sheet)
}

/// Gives a document the style of an element in another: a document takes only sheets that were made
/// in it. In a browser that knows no such sheets, it is printed as the browser prints any text.
fn adopt_style(page: &Document, sheet: &Window, element: &Element) -> Option<()> {
    let root: ShadowRoot = element.get_root_node().unchecked_into();
    if !Reflect::has(&root, &"adoptedStyleSheets".into()).ok()? {
        return Some(());
    }
    let mut text = String::new();
    for adopted in root.adopted_style_sheets() {
        let rules = adopted.unchecked_into::<CssStyleSheet>().css_rules().ok()?;
        for rule in Array::from(&rules) {
            text.push_str(&rule.unchecked_into::<CssRule>().css_text());
        }
    }
    let constructor: Function = Reflect::get(sheet, &"CSSStyleSheet".into())
        .ok()?
        .unchecked_into();
    let style = Reflect::construct(&constructor, &Array::new()).ok()?;
    let style: CssStyleSheet = style.unchecked_into();
    style.replace_sync(&text).ok()?;
    page.set_adopted_style_sheets(&Array::of1(&style));
    Some(())
}

/// On the page, the brief's title stands below others; on a sheet of its own it is the first.
fn raise_headings(page: &Document, sheet: &Element) -> Option<()> {
    for (name, raised) in [("h4", "h1"), ("h5", "h2")] {
        while let Some(heading) = sheet.query_selector(name).ok()? {
            let raised = page.create_element(raised).ok()?;
            while let Some(child) = heading.first_child() {
                raised.append_child(&child).ok()?;
            }
            heading.replace_with_with_node_1(&raised).ok()?;
        }
    }
    Some(())
}
