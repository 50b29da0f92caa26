//! Counts as one bar, the highest level first: the lowest an empty outline, *not sure* striped, the rest
//! pale. The same counts stand beside it as text.

use yew::prelude::*;

use super::wheel::strength;
use crate::group::Distribution;
use crate::profile::Counts;

/// The answers of a group to one question, as a bar.
pub(super) fn spread_bar(spread: &Distribution) -> Html {
    bar(&spread.levels, spread.not_sure, spread.members())
}

/// The answers to one condition's elements; those that don't apply are left out.
pub(super) fn strip(counts: &Counts) -> Html {
    bar(&counts.levels, counts.not_sure, counts.applicable())
}

fn bar(levels: &[usize], not_sure: usize, total: usize) -> Html {
    let mut start = 0;
    let parts = levels
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, count)| **count > 0);
    let parts = parts.map(|(level, &count)| {
        let x = start.to_string();
        start += count;
        html! {
            <rect key={level} class="level" fill-opacity={strength(level, levels.len())} {x} width={count.to_string()} height="10" />
        }
    });
    let parts: Vec<Html> = parts.collect();
    let stripes = ["M", &start.to_string(), " 5h", &not_sure.to_string()].concat();
    let width = total.to_string();
    html! {
        <svg class="bar" part="bar" viewBox={["0 0 ", &width, " 10"].concat()} preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" {width} height="10" />
            { for parts }
            if not_sure > 0 { <path class="stripes" d={stripes} /> }
        </svg>
    }
}
