// Vue.

import { createApp, createSSRApp } from "vue";
import { host } from "./host.js";
import { application } from "./vue-app.js";

const { app, state } = application(window.initial ? createSSRApp : createApp, window.initial);
app.mount("#app");
host((quizzes) => {
  state.quizzes = quizzes;
});
