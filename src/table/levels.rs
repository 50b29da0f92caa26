//! Which columns are levels: those with known headings, and the unknown ones that stand among or beside them.

use std::ops::Range;

use super::column::Column;
use super::role::{MOST_LEVELS, Role};
use super::survey::Survey;

/// A text of a level is at most so many times as long as those of the others, or as short.
const UNLIKE: usize = 4;
/// The lowest level may be as short as “None”.
const UNLIKE_LOWEST: usize = 12;

/// Marks the columns of levels, if there are as many as levels can be; otherwise none.
pub(super) fn mark(roles: &mut [Role], survey: &[Survey]) {
    let known = places(roles, Role::Is(Column::Level));
    if let (true, Some(&first), Some(&last)) = (known.len() > 1, known.first(), known.last()) {
        let empty = |at: usize| survey.get(at).is_none_or(|cells| cells.filled == 0);
        let blank = known.iter().all(|&at| empty(at));
        for at in first..last {
            if is_free(roles, at) && (blank || !empty(at)) {
                set(roles, at, Role::Is(Column::Level));
            }
        }
        widen(roles, survey, first..last + 1, blank);
    } else {
        for at in run(roles, survey) {
            set(roles, at, Role::Is(Column::Level));
        }
    }
    // “Yes” or “In place” alone is no scale.
    let levels = places(roles, Role::Is(Column::Level));
    if !(2..=MOST_LEVELS).contains(&levels.len()) {
        for at in levels {
            set(roles, at, Role::Unknown);
        }
    }
}

/// Takes unknown columns right beside the known ones in, if their cells are like those.
fn widen(roles: &mut [Role], survey: &[Survey], known: Range<usize>, blank: bool) {
    let like = |at: &usize, short: usize| {
        let compared = known.clone().filter(|other| other != at);
        let compared: Vec<&Survey> = compared.filter_map(|at| survey.get(at)).collect();
        let Some(own) = survey.get(*at) else {
            return false;
        };
        // Behind the levels, an empty column is for what is yet to be noted.
        if blank {
            return own.filled == 0 && *at < known.start;
        }
        alike(own, &compared, short)
    };
    let begin = asking(roles).map_or(0, |at| at + 1);
    let before = (begin..known.start).rev();
    let before: Vec<usize> = before.take_while(|&at| is_free(roles, at)).collect();
    let after = known.end..roles.len();
    let after: Vec<usize> = after.take_while(|&at| is_free(roles, at)).collect();
    for (side, short) in [(before, UNLIKE_LOWEST), (after, UNLIKE)] {
        for at in side.into_iter().take_while(|at| like(at, short)) {
            if places(roles, Role::Is(Column::Level)).len() < MOST_LEVELS {
                set(roles, at, Role::Is(Column::Level));
            }
        }
    }
}

/// True for a column whose cells are about as many and as long as those of others.
fn alike(own: &Survey, others: &[&Survey], short: usize) -> bool {
    let count = others.len().max(1);
    let filled = others.iter().map(|cells| cells.filled).sum::<usize>() / count;
    let length = others.iter().map(|cells| cells.length).sum::<usize>() / count;
    own.filled > 0
        && own.filled * 2 >= filled
        && own.length * short >= length
        && own.length <= length.max(1) * UNLIKE
}

/// The longest row of unknown columns side by side behind what names the rows; of equals the last.
fn run(roles: &[Role], survey: &[Survey]) -> Vec<usize> {
    let asking = asking(roles);
    let begin = asking
        .or_else(|| places(roles, Role::Is(Column::Condition)).first().copied())
        // Something has to name the rows, which is what comes first.
        .or_else(|| (0..roles.len()).find(|&at| is_free(roles, at)))
        .map_or(0, |at| at + 1);
    let mut runs: Vec<Vec<usize>> = vec![Vec::new()];
    for at in begin..roles.len() {
        let free = is_free(roles, at) || roles.get(at) == Some(&Role::Is(Column::Level));
        match runs.last_mut() {
            Some(last) if free => last.push(at),
            _ => runs.push(Vec::new()),
        }
    }
    let runs = runs
        .into_iter()
        .map(|run| trimmed(run, survey, asking.is_some()));
    runs.filter(|run| (2..=MOST_LEVELS).contains(&run.len()))
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

/// A run without the columns that have nothing, or something else, in their cells. Where no column of it has
/// a cell, all of them are still to be filled in.
fn trimmed(run: Vec<usize>, survey: &[Survey], named: bool) -> Vec<usize> {
    let cells = |at: &usize| survey.get(*at).filter(|cells| cells.filled > 0);
    let filled: Vec<usize> = run
        .iter()
        .copied()
        .filter(|at| cells(at).is_some())
        .collect();
    if filled.is_empty() {
        return run;
    }
    if filled.len() < 3 {
        return filled;
    }
    let fits = |at: &usize, short: usize| {
        let others = filled.iter().filter(|other| *other != at);
        let others: Vec<&Survey> = others.filter_map(cells).collect();
        cells(at).is_some_and(|own| alike(own, &others, short))
    };
    // What differs stands at an end, like a title before the levels or a remark behind them.
    let lowest = if named { UNLIKE_LOWEST } else { UNLIKE };
    let mut ends = &filled[..];
    while let [first, rest @ ..] = ends
        && !fits(first, lowest)
    {
        ends = rest;
    }
    while let [rest @ .., last] = ends
        && !fits(last, UNLIKE)
    {
        ends = rest;
    }
    ends.to_vec()
}

/// The first column that names or asks.
fn asking(roles: &[Role]) -> Option<usize> {
    let asks = |role: &Role| matches!(role, Role::Is(Column::Title | Column::Question));
    roles.iter().position(asks)
}

fn is_free(roles: &[Role], at: usize) -> bool {
    roles.get(at) == Some(&Role::Unknown)
}

fn places(roles: &[Role], wanted: Role) -> Vec<usize> {
    let all = roles.iter().enumerate();
    all.filter(|(_, role)| **role == wanted)
        .map(|(at, _)| at)
        .collect()
}

fn set(roles: &mut [Role], at: usize, role: Role) {
    if let Some(place) = roles.get_mut(at) {
        *place = role;
    }
}
