//! The words around next steps and a brief, by purpose. Every guide brings its own.

use crate::assessment::phrases;

phrases! {
    GuidePhrase:
    /// Heading over the next steps.
    Plan = "plan",
    /// The origin of the plan's order.
    PlanRule = "plan-rule",
    /// Says that no next step can be named before something is answered.
    PlanEmpty = "plan-empty",
    /// Says that nothing that is known has a further step left.
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
    /// Reason: what a step rests on stands lower, and would better come first: `{title}`, `{why}`.
    ReasonBetterAfter = "reason-better-after",
    /// The why of a reason that a source gives: `{why}`.
    Stated = "stated",
    /// Label: the level that was chosen.
    Now = "now",
    /// Label: how to begin.
    Opening = "opening",
    /// Label: the means by which something is usually put in place.
    Vehicle = "vehicle",
    /// One of two: `{first}`, `{last}`.
    EitherTwo = "either-two",
    /// One of three: `{first}`, `{second}`, `{last}`.
    EitherThree = "either-three",
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
    /// Summary: what every state can read on.
    Background = "background",
    /// Heading: where the sources say to begin.
    Points = "points",
    /// Heading: questions for the long run.
    Issues = "issues",
    /// Heading over the larger moves.
    Larger = "larger",
    /// Summary: who helps, what to ask, who has done it.
    StepMore = "step-more",
    /// Label: what settles where an element stands.
    Find = "find",
    /// Button: the picture as if a step's element were in place.
    Suppose = "suppose",
    /// Button: back to the picture as it is.
    SupposeBack = "suppose-back",
    /// The content of that picture: `{title}`, `{level}`.
    Supposed = "supposed",
    /// Checkbox: the visitor wants this first.
    Prioritize = "prioritize",
    /// Link to what another state did.
    Source = "source",
    /// Label: the level that a step leads to.
    Reached = "reached",
    /// For a whole condition nobody was sure about.
    FindCondition = "find-condition",
}
