//! The consequences of answers, in the words of the assessment and its guide. Pages and
//! brief say the same thing in the same words because both ask here.

mod headline;
mod pair;
mod stage;

pub use headline::{Fact, SortBy, certainty, extreme, facts, headline, sorted};
pub use pair::pair_headline;
pub use stage::{basis, overall, standing};

use std::rc::Rc;

use crate::answers::Answer;
use crate::assessment::{Asked, Assessment, KindIndex, LevelIndex, Phrase, Slot, filled};
use crate::comparison::Movement;
use crate::guide::{Guide, GuidePhrase};
use crate::plan::{Plan, Step};

/// Every kind of difference between two answers with its words, in the order in which
/// they are told.
pub const MOVEMENTS: [(Movement, Phrase); 6] = [
    (Movement::Up, Phrase::MovedUp),
    (Movement::Down, Phrase::MovedDown),
    (Movement::Known, Phrase::BecameKnown),
    (Movement::Unknown, Phrase::NoLongerKnown),
    (Movement::Other, Phrase::ChangedOtherwise),
    (Movement::NotComparable, Phrase::NotComparable),
];

/// A label with its text, for who hears it.
#[must_use]
pub fn labelled(assessment: &Assessment, label: &str, text: &str) -> Rc<str> {
    assessment.fill(Phrase::Labelled, &[("label", label), ("text", text)])
}

/// Two sentences, of which the first has no full stop; only that if the second is empty.
#[must_use]
pub fn followed(assessment: &Assessment, first: &str, second: &str) -> Rc<str> {
    if second.is_empty() {
        return first.into();
    }
    assessment.fill(Phrase::Followed, &[("first", first), ("second", second)])
}

/// The text that a phrase puts before and behind the first of its two values, which is set off.
#[must_use]
pub fn around(
    assessment: &Assessment,
    phrase: Phrase,
    first: &str,
    second: (&str, &str),
) -> [Rc<str>; 2] {
    let pattern = assessment.say(phrase);
    let first = ["{", first, "}"].concat();
    // The standard library's search is faster and 2 KB of WebAssembly larger.
    let parted = pattern.char_indices().find_map(|(place, _)| {
        let (before, rest) = pattern.split_at_checked(place)?;
        Some((before, rest.strip_prefix(&*first)?))
    });
    let (before, behind) = parted.unwrap_or(("", &pattern));
    [before, behind].map(|part| filled(part, &[second]))
}

/// A level's label.
#[must_use]
pub fn label(assessment: &Assessment, level: LevelIndex) -> Rc<str> {
    let level = assessment.levels().get(level.index());
    level.map_or_else(Rc::default, |level| Rc::clone(&level.label))
}

/// An answer's label, or that there is none.
#[must_use]
pub fn answer(assessment: &Assessment, answer: Option<Answer>) -> Rc<str> {
    answer.map_or_else(
        || assessment.say(Phrase::Unanswered),
        |answer| Rc::clone(&answer.level(assessment).label),
    )
}

/// That one kind of a condition's elements is further than another.
#[must_use]
pub fn ahead(assessment: &Assessment, (ahead, behind): (KindIndex, KindIndex)) -> Rc<str> {
    let [ahead, behind] = [ahead, behind].map(|kind| {
        let kind = assessment.kind(kind);
        kind.map_or("", |kind| &kind.plural)
    });
    assessment.fill(Phrase::Ahead, &[("ahead", ahead), ("behind", behind)])
}

/// The name of a slot's question; an overview question by its condition.
#[must_use]
pub fn title(assessment: &Assessment, slot: Slot) -> Rc<str> {
    let title = assessment.slot_title(slot);
    match assessment.asked(slot) {
        Some(Asked::Overview(_)) => assessment.fill(Phrase::OverviewOf, &[("title", title)]),
        _ => title.into(),
    }
}

/// The meaning and the limits of a result.
#[must_use]
pub fn self_reported(assessment: &Assessment, edition: u32) -> Rc<str> {
    assessment.count(Phrase::SelfReported, &[("edition", edition as usize)])
}

/// That something was one thing and is another.
#[must_use]
pub fn moved(assessment: &Assessment, [before, after]: [&str; 2]) -> Rc<str> {
    assessment.fill(Phrase::Moved, &[("before", before), ("after", after)])
}

/// A number.
#[must_use]
pub fn number(assessment: &Assessment, count: usize) -> String {
    assessment.locale().number(count)
}

/// How many there are of something.
#[must_use]
pub fn counted(assessment: &Assessment, label: &str, count: usize) -> Rc<str> {
    labelled(assessment, label, &number(assessment, count))
}

/// The titles of slots in one sentence, each in quotes: some have an *and* or a comma in them.
#[must_use]
pub fn titles(assessment: &Assessment, slots: &[Slot]) -> String {
    let quoted = slots.iter().map(|&slot| {
        let title = title(assessment, slot);
        assessment.fill(Phrase::Quoted, &[("title", &title)])
    });
    let quoted: Vec<_> = quoted.collect();
    let quoted: Vec<&str> = quoted.iter().map(|title| &**title).collect();
    assessment.locale().list(&quoted)
}

/// The labels of actors in one sentence.
#[must_use]
pub fn actors(guide: &Guide, actors: &[usize]) -> String {
    let labels = actors.iter().filter_map(|&actor| guide.actors().get(actor));
    guide.list(&labels.map(|actor| &*actor.label).collect::<Vec<_>>())
}

/// From which level to which a step leads.
#[must_use]
pub fn step_levels(assessment: &Assessment, guide: &Guide, step: &Step) -> Rc<str> {
    let [from, to] = [step.from, step.to].map(|level| label(assessment, level));
    guide.fill(GuidePhrase::StepLevels, &[("from", &from), ("to", &to)])
}

/// The signs of a level of an element: its anchor.
#[must_use]
pub fn anchor(assessment: &Assessment, slot: Slot, level: LevelIndex) -> Rc<str> {
    let element = assessment.element(slot);
    let anchors = element.map_or(&[][..], |element| assessment.anchors(element));
    anchors
        .get(level.index())
        .map_or_else(Rc::default, Rc::clone)
}

/// The documents and offices that settle an answer; empty where nothing is known of them.
#[must_use]
pub fn how_to_tell(assessment: &Assessment, slot: Slot) -> &str {
    assessment
        .element(slot)
        .map_or("", |element| &element.how_to_tell)
}

/// The facts of a step, each with its label: where one is, the level it leads to, a first move that
/// leads there, who usually acts, and by what means.
#[must_use]
pub fn step_facts(assessment: &Assessment, guide: &Guide, step: &Step) -> Vec<(Rc<str>, Rc<str>)> {
    let advice = guide.advice(step.slot);
    let mut facts = Vec::new();
    // Nobody chose the level of an estimate for this element.
    if !step.estimated {
        let now = anchor(assessment, step.slot, step.from);
        facts.push((guide.say(GuidePhrase::Now), now));
    }
    let reached = anchor(assessment, step.slot, step.to);
    facts.push((guide.say(GuidePhrase::Reached), reached));
    if let Some(opening) = opening(guide, step) {
        facts.push((guide.say(GuidePhrase::Opening), opening));
    }
    facts.push(leads(guide, step));
    let vehicles = advice.map_or(&[][..], |advice| &advice.vehicles);
    let vehicles = vehicles.iter().filter_map(|&it| guide.vehicles().get(it));
    let vehicles: Vec<&str> = vehicles.map(|vehicle| &*vehicle.label).collect();
    if !vehicles.is_empty() {
        facts.push((guide.say(GuidePhrase::Vehicle), either(guide, &vehicles)));
    }
    facts
}

/// Several things of which one is enough, in one sentence.
fn either(guide: &Guide, items: &[&str]) -> Rc<str> {
    match *items {
        [first, last] => guide.fill(GuidePhrase::EitherTwo, &[("first", first), ("last", last)]),
        [first, second, last] => guide.fill(
            GuidePhrase::EitherThree,
            &[("first", first), ("second", second), ("last", last)],
        ),
        _ => guide.list(items).into(),
    }
}

/// Who takes a step, with the label: one of those who usually act, or those to ask if the guide
/// names none.
#[must_use]
pub fn leads(guide: &Guide, step: &Step) -> (Rc<str>, Rc<str>) {
    let advice = guide.advice(step.slot);
    if step.actions.is_empty() && advice.is_none_or(|advice| advice.lead.is_empty()) {
        let ask = actors(guide, &step.lead);
        return (guide.say(GuidePhrase::Ask), ask.into());
    }
    let labels = step.lead.iter().filter_map(|&it| guide.actors().get(it));
    let labels: Vec<&str> = labels.map(|actor| &*actor.label).collect();
    (guide.say(GuidePhrase::Lead), either(guide, &labels))
}

/// The first move of a step: what to do, where the guide says so.
#[must_use]
pub fn opening(guide: &Guide, step: &Step) -> Option<Rc<str>> {
    let advice = guide.advice(step.slot)?;
    advice.moves.get(step.from.index()).cloned()
}

/// The reasons why a step is possible and comes before others: one sentence or two each.
#[must_use]
pub fn reasons(assessment: &Assessment, guide: &Guide, step: &Step) -> Vec<Rc<str>> {
    let because = &step.because;
    let several = |phrase, slots: &[Slot]| {
        let titles = titles(assessment, slots);
        (!slots.is_empty()).then(|| guide.fill(phrase, &[("titles", &titles)]))
    };
    let waiting = if because.holds_up {
        GuidePhrase::ReasonHoldsUp
    } else {
        GuidePhrase::ReasonWaiting
    };
    let mut reasons = Vec::new();
    if because.priority {
        reasons.push(guide.say(GuidePhrase::ReasonPriority));
    }
    reasons.extend(several(GuidePhrase::ReasonToward, &because.toward));
    for (phrase, foundations) in [
        (GuidePhrase::ReasonReady, &because.ready),
        (GuidePhrase::ReasonBetterAfter, &because.better_after),
        (GuidePhrase::ReasonUnknown, &because.unknown),
    ] {
        reasons.extend(foundations.iter().map(|foundation| {
            let title = assessment.slot_title(foundation.slot);
            let mut why = Rc::clone(&foundation.why);
            if foundation.stated {
                why = guide.fill(GuidePhrase::Stated, &[("why", &why)]);
            }
            guide.fill(phrase, &[("title", title), ("why", &why)])
        }));
    }
    reasons.extend(several(waiting, &because.waiting));
    if because.stands_alone() && reasons.is_empty() {
        reasons.push(guide.say(GuidePhrase::ReasonAlone));
    }
    reasons
}

/// Everything a plan says, as one text in which terms can be looked for.
#[must_use]
pub fn plan_text(assessment: &Assessment, guide: &Guide, plan: &Plan) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push('\n');
    };
    for step in plan.steps.all() {
        add(assessment.slot_title(step.slot));
        for (_, fact) in step_facts(assessment, guide, step) {
            add(&fact);
        }
        for reason in reasons(assessment, guide, step) {
            add(&reason);
        }
        for action in step
            .actions
            .iter()
            .filter_map(|&found| guide.actions().get(found))
        {
            add(&action.title);
            add(&action.what);
        }
        for question in step
            .questions
            .iter()
            .filter_map(|&found| guide.questions().get(found))
        {
            add(&question.text);
        }
        for example in step
            .examples
            .iter()
            .filter_map(|&found| guide.examples().get(found))
        {
            add(&example.what);
        }
    }
    for task in plan.find_out.all() {
        add(assessment.slot_title(task.slot));
        add(how_to_tell(assessment, task.slot));
    }
    for action in plan
        .larger_actions
        .iter()
        .filter_map(|&found| guide.actions().get(found))
    {
        add(&action.what);
    }
    for issue in plan
        .larger_issues
        .iter()
        .filter_map(|&found| guide.issues().get(found))
    {
        add(&issue.gist);
    }
    text
}
