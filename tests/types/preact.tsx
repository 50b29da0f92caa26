/** @jsxImportSource preact */
// The element in Preact's JSX.

import type { Answers } from "readiness-check/preact";
import { createRef } from "preact";
import type { ReadinessCheck } from "readiness-check";

const answers: Answers = { purpose: "partial" };
const element = createRef<ReadinessCheck>();

export const page = (
  <readiness-check
    ref={element}
    class="wide"
    pace="quick"
    share-url="/r/{code}"
    answers={answers}
    onreadiness-ready={() => element.current?.open("")}
    onreadiness-change={(event) => console.log(event.detail.answered)}
  />
);

export const wrong = [
  // @ts-expect-error: there is no such place
  <readiness-check save="cloud" />,
  // @ts-expect-error: there is no such property
  <readiness-check shareLink="/" />,
  // @ts-expect-error: a change says nothing of a link
  <readiness-check onreadiness-change={(event) => event.detail.link} />,
];
