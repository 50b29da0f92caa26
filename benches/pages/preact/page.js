// The quiz in Preact: what doesn't change with an answer is not rendered again.

import { about, conditions, credit, levels, rules, tell, title } from "content";
import { Component, render } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import {
  answer,
  answered,
  answers,
  byKind,
  choicesOf,
  OVERVIEW,
  SLOTS,
  say,
  status,
  wedge,
} from "../quiz.js";

const full = document.body.dataset.pace === "full";

/** A component that is rendered again only when a property changes; the library's own costs 3 KB. */
const memo = (Inner) =>
  class extends Component {
    shouldComponentUpdate(next) {
      return Object.keys(next).some((name) => next[name] !== this.props[name]);
    }

    render(properties) {
      return <Inner {...properties} />;
    }
  };

const More = ({ summary, children }) => (
  <details>
    <summary>{summary}</summary>
    {children}
  </details>
);

const Choice = ({ slot, level, chosen, onAnswer }) => (
  <label class="choice">
    <input
      type="radio"
      name={slot}
      value={level.id}
      checked={chosen}
      onChange={() => onAnswer(slot, level.id)}
      aria-label={level.label}
      aria-describedby={`${slot}-${level.id}`}
    />
    <span class="label">{level.label}</span>
    <span class="hint" id={`${slot}-${level.id}`}>
      {level.about}
    </span>
  </label>
);

const Question = memo(({ slot, title, question, element, chosen, onAnswer }) => {
  const fieldset = useRef();
  const clear = () => {
    fieldset.current.querySelector(":checked").focus();
    onAnswer(slot, null);
  };
  const choices = element ? choicesOf(element) : OVERVIEW;
  return (
    <fieldset
      ref={fieldset}
      class={`question ${element ? "element" : "overview"}`}
      data-slot={slot}
    >
      <legend>
        <span class="title">{title}</span>
        <span class="ask">{question}</span>
      </legend>
      {element && (
        <>
          <More summary={say("in-place", { level: levels.at(-1).label })}>
            <p>{element.goal}</p>
          </More>
          <More summary={tell}>
            <p>{element["how-to-tell"]}</p>
          </More>
        </>
      )}
      <div class="choices">
        {choices.map((level) => (
          <Choice
            key={level.id}
            slot={slot}
            level={level}
            chosen={chosen === level.id}
            onAnswer={onAnswer}
          />
        ))}
      </div>
      {chosen && (
        <button
          type="button"
          class="clear"
          aria-label={`${say("clear")}: ${title}`}
          onClick={clear}
        >
          {say("clear")}
        </button>
      )}
    </fieldset>
  );
});

const Kind = ({ kind, onAnswer }) => (
  <section>
    <h3>{kind.plural}</h3>
    <p class="hint">{kind.about}</p>
    {kind.elements.map((element) => (
      <Question
        key={element.id}
        slot={element.id}
        title={element.title}
        question={element.question}
        element={element}
        chosen={answers[element.id]}
        onAnswer={onAnswer}
      />
    ))}
  </section>
);

const Deeper = ({ total, shown, onToggle }) => (
  <>
    <button type="button" class="deeper" aria-expanded={shown} onClick={onToggle}>
      {say(shown ? "hide-elements" : "show-elements", { total })}
    </button>
    <p class="hint">{say("show-elements-hint")}</p>
  </>
);

function Page({ at, shown, onToggle, onAnswer, onGo }) {
  const condition = conditions[at];
  const heading = useRef();
  const seen = useRef(at);
  useEffect(() => {
    if (seen.current !== at) heading.current.focus();
    seen.current = at;
  }, [at]);
  return (
    <article>
      <p class="step">{say("step", { number: at + 1, total: conditions.length })}</p>
      <h2 ref={heading} tabindex={-1}>
        {condition.title}
      </h2>
      <Question
        key={condition.id}
        slot={condition.id}
        title={say("overview")}
        question={condition.question}
        chosen={answers[condition.id]}
        onAnswer={onAnswer}
      />
      <p>{condition.about}</p>
      <More summary={say("about")}>
        <h3>{say("goal")}</h3>
        <p>{condition.goal}</p>
        <h3>{say("why")}</h3>
        <p>{condition.why}</p>
      </More>
      {!full && <Deeper total={condition.elements.length} shown={shown} onToggle={onToggle} />}
      <div class="elements">
        {shown && (
          <>
            <More summary={rules.title}>
              <ol class="rules">
                {rules.list.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ol>
            </More>
            {byKind(condition).map((kind) => (
              <Kind key={kind.id} kind={kind} onAnswer={onAnswer} />
            ))}
          </>
        )}
      </div>
      <div class="steps">
        {at > 0 && (
          <button type="button" class="back" onClick={() => onGo(at - 1)}>
            {say("back")}
          </button>
        )}
        {at + 1 < conditions.length && (
          <button type="button" class="next primary" onClick={() => onGo(at + 1)}>
            {say("next")}
          </button>
        )}
      </div>
    </article>
  );
}

const Wedge = memo(({ slot, chosen }) => (
  <path class={chosen ? "chosen" : "track"} d={wedge(slot)} />
));

const Progress = ({ at, onGo }) => (
  <nav aria-label={say("progress")}>
    <svg viewBox="-100 -100 200 200" aria-hidden="true">
      {SLOTS.map((slot) => (
        <Wedge key={slot} slot={slot} chosen={answers[slot]} />
      ))}
    </svg>
    <ol>
      {conditions.map((condition, position) => (
        <li key={condition.id}>
          <button
            type="button"
            aria-current={position === at ? "step" : undefined}
            onClick={() => onGo(position)}
          >
            <span class="position">{position + 1}</span>
            <span>{condition.title}</span>
            <span class="status">{status(condition) || ""}</span>
          </button>
        </li>
      ))}
    </ol>
    <p class="answered" role="status">
      {answered()}
    </p>
  </nav>
);

function Quiz() {
  const [at, onGo] = useState(0);
  const [opened, open] = useState(() => new Set(full ? conditions.keys() : []));
  const [, changed] = useState(0);
  const onAnswer = useCallback((slot, level) => {
    answer(slot, level);
    changed((count) => count + 1);
  }, []);
  const onToggle = () => {
    const now = new Set(opened);
    if (!now.delete(at)) now.add(at);
    open(now);
  };
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p class="about">{about}</p>
      </header>
      <div class="layout">
        <Progress at={at} onGo={onGo} />
        <main>
          <Page
            at={at}
            shown={opened.has(at)}
            onToggle={onToggle}
            onAnswer={onAnswer}
            onGo={onGo}
          />
        </main>
      </div>
      <footer>
        <p>{say("saved-tab")}</p>
        <p>
          {credit.text}{" "}
          <a href={credit.address} rel="noreferrer">
            {credit.label}
          </a>
        </p>
      </footer>
    </>
  );
}

render(<Quiz />, document.body);
