// The application for Vue, for pages and for servers.

import { shallowReactive } from "vue";
import { given, hear } from "./host.js";

/** `create` is Vue's own: for an empty page, or for what a server has rendered. */
export function application(create, quizzes = []) {
  const state = shallowReactive({ quizzes });
  const app = create({
    setup: () => ({ state, given, hear }),
    template: `
      <readiness-check v-for="quiz of state.quizzes" :key="quiz.id" :id="quiz.id"
        :ref="(element) => given(element, quiz)" v-bind="quiz.given"
        @readiness-ready="hear" @readiness-change="hear"><p>Loading</p></readiness-check>`,
  });
  app.config.compilerOptions.isCustomElement = (tag) => tag === "readiness-check";
  return { app, state };
}
