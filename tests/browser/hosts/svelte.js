// Svelte.

import { mount } from "svelte";
import { host } from "./host.js";
import Quizzes from "./quizzes.svelte";

const page = mount(Quizzes, { target: document.querySelector("#app") });
host((quizzes) => page.draw(quizzes));
