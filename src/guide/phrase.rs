//! The words around next steps and a brief, by purpose. Every guide brings its own.

use crate::assessment::phrases;

phrases! {
    GuidePhrase:
    /// Heading over the next steps.
    Plan = "plan",
    /// Where the plan's order comes from.
    PlanRule = "plan-rule",
    /// Says that no next step can be named before something is answered.
    PlanEmpty = "plan-empty",
    /// Says that nothing that is known lacks a further step.
    PlanDone = "plan-done",
    /// A step's two levels: `{from}`, `{to}`.
    StepLevels = "step-levels",
    /// Beside a step's levels when the first is the overview's.
    StepEstimated = "step-estimated",
    /// Reason: the visitor marked this step.
    ReasonPriority = "reason-priority",
    /// Reason: marked ones can't come before it: `{titles}`.
    ReasonToward = "reason-toward",
    /// Reason: what a step rests on is far enough: `{title}`, `{why}`.
    ReasonReady = "reason-ready",
    /// Reason: what a step rests on isn't known: `{title}`, `{why}`.
    ReasonUnknown = "reason-unknown",
    /// Reason: others can't take their next step before it: `{titles}`.
    ReasonHoldsUp = "reason-holds-up",
    /// Reason: others rest on it: `{titles}`.
    ReasonWaiting = "reason-waiting",
    /// Reason: neither rests on others nor do others on it.
    ReasonAlone = "reason-alone",
    /// Label: how to begin.
    Opening = "opening",
    /// Label: what to do.
    Actions = "actions",
    /// Label: who takes the lead.
    Lead = "lead",
    /// Label: who helps.
    Support = "support",
    /// Label: who knows.
    Ask = "ask",
    /// Label: what to talk about.
    Questions = "questions",
    /// Label: what others did.
    Examples = "examples",
    /// Button: shows the rest of a list: `{count}`.
    More = "more",
    /// Heading over what nobody was sure about.
    FindOut = "find-out",
    /// Heading over the larger moves.
    Larger = "larger",
    /// Heading over what stands at the highest level.
    Strengths = "strengths",
    /// Heading over what stands at the lowest level.
    Gaps = "gaps",
    /// One kind of a condition's elements is further than another: `{ahead}`, `{behind}`.
    Ahead = "ahead",
}
