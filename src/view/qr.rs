//! A link as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use super::words;
use crate::assessment::{Assessment, Phrase};

/// The quiet zone that ISO/IEC 18004 asks for, in modules.
const MARGIN: i32 = 4;

/// The drawing, or `None` when the link is too long for one that a camera still reads.
pub(super) fn qr(assessment: &Assessment, link: &str) -> Option<Html> {
    // Version 40 holds 2,953 bytes; from about 1,000 on the modules get too fine for a screen.
    const LONGEST: usize = 1000;
    if link.len() > LONGEST {
        return None;
    }
    let code = QrCode::encode_binary(link.as_bytes(), QrCodeEcc::Medium).ok()?;
    let size = (code.size() + 2 * MARGIN).to_string();
    let view_box = ["0 0 ", &size, " ", &size].concat();
    Some(html! {
        <svg class="qr" viewBox={view_box} role="img" aria-label={words(&assessment.say(Phrase::QrLabel))} shape-rendering="crispEdges">
            <rect class="paper" width={size.clone()} height={size} />
            <path class="ink" d={outline(&code)} />
        </svg>
    })
}

/// Every run of dark modules in a row as one bar.
fn outline(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let [from, row, width] =
                    [start + MARGIN, y + MARGIN, x - start].map(|n| n.to_string());
                path.extend(["M", &from, " ", &row, "h", &width, "v1h-", &width, "z"]);
            }
            x += 1;
        }
    }
    path
}
