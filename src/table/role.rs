//! What each column of a table is, by its heading and by what is in its cells.

use super::column::Column;
use super::heading::{counts_rows, is_aside, level_label, of_heading};
use super::survey::Survey;

/// Fewer levels order nothing, more can't be told apart.
pub(super) const MOST_LEVELS: usize = 6;

/// What a heading, and the cells below it, say of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It is known what it is.
    Is(Column),
    /// Its heading is none that is known, so it may be a level.
    Unknown,
    /// It has no heading.
    Bare,
    /// It is of no use to a quiz.
    Aside,
}

/// The role that the heading and the cells of a column give it.
pub(super) fn role(heading: &str, cells: &Survey) -> Role {
    if heading.is_empty() {
        return Role::Bare;
    }
    // “No” is a level, but over 1, 2, 3 it is short for “number”.
    if counts_rows(heading) && (cells.numbers || level_label(heading).is_none()) {
        return Role::Aside;
    }
    match of_heading(heading) {
        Some(column) => Role::Is(column),
        None if level_label(heading).is_some() => Role::Is(Column::Level),
        None if is_aside(heading) || cells.numbers => Role::Aside,
        None => Role::Unknown,
    }
}

/// True if some column names the rows or asks something.
pub(super) fn asks(roles: &[Role]) -> bool {
    let asking = [Column::Question, Column::Title, Column::Overview];
    asking
        .iter()
        .any(|&column| roles.contains(&Role::Is(column)))
}

/// Of two columns that are called alike the first is meant; only levels are several. Where one is missing
/// whose name is as good, it is that.
pub(super) fn settle(roles: &mut [Role], survey: &[Survey]) {
    let [conditions, titles, questions] =
        [Column::Condition, Column::Title, Column::Question].map(|wanted| places(roles, wanted));
    let asked = !questions.is_empty();
    let groups = |at: &usize| survey.get(*at).is_some_and(|cells| cells.groups);
    if titles.is_empty() && !asked {
        turn(roles, conditions.get(1), Column::Title);
    } else if conditions.is_empty() && titles.first().is_some_and(groups) && titles.len() > 1 {
        turn(roles, titles.first(), Column::Condition);
    } else if !asked {
        turn(roles, titles.get(1), Column::Question);
    }
    let mut seen = Vec::new();
    for role in roles.iter_mut() {
        if *role == Role::Is(Column::Level) {
            continue;
        }
        if let Role::Is(_) = role {
            if seen.contains(role) {
                *role = Role::Aside;
            } else {
                seen.push(*role);
            }
        }
    }
}

fn places(roles: &[Role], wanted: Column) -> Vec<usize> {
    let all = roles.iter().enumerate();
    all.filter(|(_, role)| **role == Role::Is(wanted))
        .map(|(at, _)| at)
        .collect()
}

fn turn(roles: &mut [Role], at: Option<&usize>, column: Column) {
    if let Some(role) = at.and_then(|&at| roles.get_mut(at)) {
        *role = Role::Is(column);
    }
}

/// Columns without a heading, or with one that is not known, before the levels name the rows.
pub(super) fn name_rows(roles: &mut [Role], survey: &[Survey]) {
    let condition = roles
        .iter()
        .position(|role| *role == Role::Is(Column::Condition));
    let texts = |at: &usize| {
        survey
            .get(*at)
            .is_some_and(|cells| cells.filled > 0 && !cells.numbers)
    };
    let first_level = roles
        .iter()
        .position(|role| *role == Role::Is(Column::Level));
    let bare = roles
        .iter()
        .position(|role| !matches!(role, Role::Bare | Role::Aside));
    let unheaded: Vec<usize> = (0..bare.unwrap_or(0))
        .filter(|at| roles.get(*at) == Some(&Role::Bare))
        .filter(texts)
        .collect();
    let names: &[Column] = match (condition, unheaded.len()) {
        (_, 0) => {
            let unknown = |at: &usize| roles.get(*at) == Some(&Role::Unknown);
            let beside = condition.map(|at| at + 1).filter(|at| {
                let grouped = condition.and_then(|at| survey.get(at));
                grouped.is_some_and(|cells| cells.groups) && unknown(at)
            });
            let longest = (0..first_level.unwrap_or(0))
                .filter(|at| unknown(at) && texts(at))
                .max_by_key(|&at| survey.get(at).map_or(0, |cells| cells.length));
            let found = beside.filter(texts).or(longest);
            if let Some(role) = found.and_then(|at| roles.get_mut(at)) {
                *role = Role::Is(Column::Question);
            }
            return;
        }
        (None, 1) => &[Column::Title],
        (None, 2) => &[Column::Condition, Column::Title],
        (None, _) => &[Column::Condition, Column::Title, Column::Question],
        (Some(_), _) => &[Column::Title, Column::Question],
    };
    for (at, column) in unheaded.into_iter().zip(names) {
        if let Some(role) = roles.get_mut(at) {
            *role = Role::Is(*column);
        }
    }
}

/// A question is needed, or a title: the longest texts that are left, or else what names the row.
pub(super) fn ask_what_is_left(roles: &mut [Role], survey: &[Survey]) {
    let place = |wanted: Role| roles.iter().position(|role| *role == wanted);
    let most = survey.iter().map(|cells| cells.filled).max().unwrap_or(0);
    let longest = roles
        .iter()
        .zip(survey)
        .enumerate()
        .filter(|(_, (role, cells))| {
            matches!(role, Role::Unknown | Role::Bare) && !cells.numbers && cells.filled * 2 > most
        })
        .max_by_key(|(_, (_, cells))| cells.filled * cells.length)
        .map(|(at, _)| at);
    let condition = place(Role::Is(Column::Condition));
    let grouped = condition
        .and_then(|at| survey.get(at))
        .is_some_and(|cells| cells.groups);
    let about = place(Role::Is(Column::About)).filter(|_| grouped || condition.is_none());
    let (found, column) = match (longest.or(about), condition) {
        (Some(at), _) => (Some(at), Column::Question),
        (None, condition) => (condition, Column::Title),
    };
    if let Some(role) = found.and_then(|at| roles.get_mut(at)) {
        *role = Role::Is(column);
    }
}

/// Columns of numbers name nothing and ask nothing.
pub(super) fn only_names_and_texts(roles: &mut [Role], survey: &[Survey]) {
    let named = |roles: &[Role], wanted: Column| {
        let mut places = roles.iter().zip(survey);
        places.any(|(role, cells)| *role == Role::Is(wanted) && !cells.numbers)
    };
    let text_elsewhere = survey
        .iter()
        .any(|cells| cells.filled > 0 && !cells.numbers);
    let grouped = named(roles, Column::Condition);
    for (role, cells) in roles.iter_mut().zip(survey) {
        let of_rows = matches!(role, Role::Is(Column::Title | Column::Question));
        let spare = *role == Role::Is(Column::Condition) && grouped;
        if cells.numbers && text_elsewhere && (of_rows || spare) {
            *role = Role::Aside;
        }
    }
    // “Requirement” heads sentences as well as “must” and “should”.
    if named(roles, Column::Title) {
        for (role, cells) in roles.iter_mut().zip(survey) {
            if *role == Role::Is(Column::Question) && cells.few_texts {
                *role = Role::Aside;
            }
        }
    }
}
