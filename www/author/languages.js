// Languages by their names.

const TAGS =
  "en es fr de it pt pt-BR nl da sv nb fi pl cs hu ro el uk ru tr ar he fa hi bn vi tl ht so zh-Hans zh-Hant ja ko";

const own = (tag) => {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
};

/** A language's name in English. */
export function nameOf(tag) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

/** Options for a choice of language, `present` among them. */
export function languages(present) {
  const tags = TAGS.split(" ");
  if (present && !tags.includes(present)) tags.unshift(present);
  return tags.map((value) => ({ value, text: `${nameOf(value)} – ${own(value)}` }));
}
