// The element in React 19's JSX.

import type { Answers, ReadinessCheck } from "readiness-check/react";
import { useRef, useState } from "react";

export function Page() {
  const [answers, setAnswers] = useState<Answers>({});
  const element = useRef<ReadinessCheck>(null);
  return (
    <main>
      <readiness-check
        ref={element}
        key="quiz"
        id="quiz"
        lang="es"
        className="wide"
        pace="full"
        save="off"
        shareUrl="https://example.org/r/{code}"
        isolated
        answers={answers}
        onreadiness-change={(event) => setAnswers(event.detail.answers)}
        onreadiness-error={({ detail }) => console.error(detail.kind, detail.message)}
      >
        <p slot="introduction">Two minutes.</p>
      </readiness-check>
      <readiness-check send-to="https://example.org/{code}" sendLabel="Send" />
      <readiness-check share-url="/r/{code}" onClick={() => element.current?.reset()} />
    </main>
  );
}

export const wrong = [
  // @ts-expect-error: there is no such pace
  <readiness-check key="1" pace="leisurely" />,
  // @ts-expect-error: there is no such property
  <readiness-check key="2" shareLink="/" />,
  // @ts-expect-error: answers are an object
  <readiness-check key="3" answers="partial" />,
  // @ts-expect-error: a result has no count of answers
  <readiness-check key="4" onreadiness-result={(event) => event.detail.answered} />,
  // @ts-expect-error: React hears only the event's own name
  <readiness-check key="5" onReadinessChange={() => {}} />,
];
