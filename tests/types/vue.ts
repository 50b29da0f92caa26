// The element in Vue's templates: what they may say is what these types take.

import type { Answers, ReadinessCheck, ReadinessCheckEventMap } from "readiness-check/vue";
import type { GlobalComponents } from "vue";

type Component = InstanceType<GlobalComponents["readiness-check"]>;
type Said = Component["$props"];

const answers: Answers = { purpose: "partial" };
// As `useTemplateRef` gives it.
export const element = (component: Component): ReadinessCheck => component;

export const page: Said = {
  class: "wide",
  lang: "es",
  pace: "full",
  "share-url": "/r/{code}",
  shareUrl: "/r/{code}",
  "send-to": "https://example.org/{code}",
  sendLabel: "Send",
  answers,
  isolated: true,
  key: "quiz",
};

export const emitted = (emit: Component["$emit"], change: CustomEvent) => {
  emit("readiness-change", change as ReadinessCheckEventMap["readiness-change"]);
  // @ts-expect-error: there is no such event
  emit("readiness-changed", change);
};

// @ts-expect-error: there is no such pace
export const pace: Said = { pace: "leisurely" };
// @ts-expect-error: a level is a text
export const level: Said = { answers: { purpose: 2 } };
