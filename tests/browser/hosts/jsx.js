// The quizzes as frameworks with JSX draw them.

import { given, hear } from "./host.js";

export const quizzesWith = (createElement) =>
  function Quizzes({ quizzes }) {
    return quizzes.map((quiz) =>
      createElement(
        "readiness-check",
        {
          key: quiz.id,
          id: quiz.id,
          ref: (element) => given(element, quiz),
          "onreadiness-ready": hear,
          "onreadiness-change": hear,
          ...quiz.given,
        },
        createElement("p", null, "Loading"),
      ),
    );
  };
