// React, in the mode that mounts everything twice.

import { createElement, StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { host } from "./host.js";
import { quizzesWith } from "./jsx.js";

const Quizzes = quizzesWith(createElement);
const page = (quizzes) => createElement(StrictMode, null, createElement(Quizzes, { quizzes }));
const place = document.querySelector("#app");
const root = place.hasChildNodes() ? hydrateRoot(place, page(window.initial)) : createRoot(place);
host((quizzes) => root.render(page(quizzes)));
