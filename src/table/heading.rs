//! The words that authors head their columns with.

use super::column::Column;

/// The words that authors head their columns with.
const HEADINGS: [(Column, &[&str]); 10] = [
    (
        Column::Condition,
        &[
            "condition",
            "conditions",
            "area",
            "domain",
            "dimension",
            "category",
            "section",
            "theme",
            "topic",
            "pillar",
            "principle",
            "standard",
            "component",
            "strand",
            "condición",
            "condicion",
            "área",
            "ámbito",
            "dimensión",
            "categoría",
            "sección",
            "tema",
            "pilar",
            "principio",
        ],
    ),
    (
        Column::Overview,
        &[
            "overview",
            "overview question",
            "condition question",
            "main question",
            "big question",
            "guiding question",
            "essential question",
            "pregunta general",
            "pregunta de la condición",
        ],
    ),
    (
        Column::About,
        &[
            "about",
            "description",
            "condition description",
            "about the condition",
            "summary",
            "descripción",
        ],
    ),
    (
        Column::ConditionGoal,
        &[
            "condition goal",
            "vision",
            "goal of the condition",
            "meta de la condición",
        ],
    ),
    (
        Column::Why,
        &[
            "why",
            "why it matters",
            "rationale",
            "importance",
            "por qué",
            "por qué importa",
        ],
    ),
    (
        Column::Title,
        &[
            "element",
            "elements",
            "title",
            "name",
            "indicator",
            "item",
            "practice",
            "criterion",
            "criteria",
            "competency",
            "subcategory",
            "sub-category",
            "capability",
            "control",
            "elemento",
            "título",
            "nombre",
            "indicador",
            "criterio",
            "práctica",
        ],
    ),
    (
        Column::Question,
        &[
            "question",
            "questions",
            "statement",
            "prompt",
            "ask",
            "requirement",
            "pregunta",
            "enunciado",
        ],
    ),
    (Column::Kind, &["kind", "type", "lever", "tipo", "clase"]),
    (
        Column::Goal,
        &[
            "goal",
            "target",
            "in place",
            "when in place",
            "ideal",
            "success",
            "desired state",
            "meta",
            "objetivo",
        ],
    ),
    (
        Column::HowToTell,
        &[
            "how to tell",
            "evidence",
            "where to look",
            "look for",
            "look-fors",
            "examples of evidence",
            "how do we know",
            "how do you know",
            "source",
            "sources",
            "proof points",
            "cómo saberlo",
            "evidencia",
            "evidencias",
            "dónde mirar",
        ],
    ),
];

/// Words that head a level by themselves.
const LEVELS: [&str; 36] = [
    "not yet",
    "never",
    "no",
    "none",
    "absent",
    "not in place",
    "not started",
    "beginning",
    "initial",
    "basic",
    "emerging",
    "emergent",
    "developing",
    "partial",
    "partly",
    "partially in place",
    "sometimes",
    "in progress",
    "often",
    "proficient",
    "accomplished",
    "established",
    "managed",
    "defined",
    "advanced",
    "exemplary",
    "optimized",
    "optimizing",
    "leading",
    "sustaining",
    "fully",
    "in place",
    "fully in place",
    "always",
    "yes",
    "scaling",
];

/// What the column under a heading is, in English or Spanish.
pub(super) fn of_heading(heading: &str) -> Option<Column> {
    let heading = heading.to_lowercase();
    let heading = heading.trim_matches(|letter: char| !letter.is_alphanumeric());
    let known = HEADINGS.iter().find(|(_, words)| words.contains(&heading));
    known.map(|(column, _)| *column)
}

/// The label of a level in its heading: without its number, if there is more than that.
pub(super) fn level_label(heading: &str) -> Option<&str> {
    let bare = heading.trim();
    let rest = ["level", "stage", "nivel", "etapa", "score", "rating"]
        .iter()
        .find_map(|word| {
            let start = bare.get(..word.len())?;
            start
                .eq_ignore_ascii_case(word)
                .then(|| bare.get(word.len()..))?
        });
    let counted = rest.unwrap_or(bare).trim_start_matches([' ', '#', '(']);
    let digits = counted.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = digits.len() < counted.len() && counted.len() - digits.len() < 3;
    let label = digits
        .trim_start_matches([' ', '.', ':', ')', '-', '–', '—', '='])
        .trim();
    match (number, label.is_empty()) {
        (true, true) => Some(bare),
        // “1st quarter” is no level, but “1 Emerging” and “Level 2: Developing” are.
        (true, false) => (digits.len() > label.len() || rest.is_some()).then_some(label),
        (false, _) => LEVELS.contains(&&*bare.to_lowercase()).then_some(bare),
    }
}
