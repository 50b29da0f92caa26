// Preact.

import { createElement, render } from "preact";
import { host } from "./host.js";
import { quizzesWith } from "./jsx.js";

const Quizzes = quizzesWith(createElement);
const place = document.querySelector("#app");
host((quizzes) => render(createElement(Quizzes, { quizzes }), place));
