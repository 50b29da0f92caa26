// What every host application here has in common: `show(quizzes)` draws them, `update(id, given)`
// changes what one is given, and `heard` is what the framework's own listeners were told.

let shown = [];

/** Leaves `draw(quizzes)` to a framework. */
export function host(draw) {
  window.heard = [];
  window.show = (quizzes) => {
    shown = quizzes;
    draw(quizzes);
  };
  window.update = (id, given) =>
    window.show(
      shown.map((quiz) =>
        quiz.id === id ? { ...quiz, given: { ...quiz.given, ...given } } : quiz,
      ),
    );
}

/** A listener; hands a controlled quiz its own answers back, as forms in frameworks do. */
export function hear(event) {
  const { id } = event.currentTarget;
  window.heard.push([id, event.type]);
  const controlled = shown.find((quiz) => quiz.id === id)?.controlled;
  if (controlled && event.type === "readiness-change") {
    window.update(id, { answers: event.detail.answers });
  }
}

/** What a quiz gets as a property as soon as there is an element. */
export function given(element, quiz) {
  if (element && quiz.early) element.answers = quiz.early;
}
