// What the browser knows of languages: which is nearest, where lines begin, how numbers, lists and
// counted words are written.

/** Scripts that are written from right to left. */
const MIRRORED = /^(Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Syrc|Thaa)$/;
/** Of a page that names none. */
export const DEFAULT_LANGUAGE = "en";
/** Unicode's plural categories, in the order of the engine's. */
const FORMS = ["zero", "one", "two", "few", "many", "other"];

/** The one of these languages that is nearest to a tag; English where none is. */
export function nearest(languages, tag) {
  const [main] = tag.toLowerCase().split("-");
  // For `es-MX` that or `es`, else any Spanish.
  const nearness = (language) => {
    const name = language.toLowerCase();
    if (`${tag}-`.toLowerCase().startsWith(`${name}-`)) return name.length;
    return name.startsWith(`${main}-`) ? 1 : 0;
  };
  return languages.reduce(
    (best, language) => (nearness(language) > nearness(best) ? language : best),
    DEFAULT_LANGUAGE,
  );
}

/** Whether a language is written from right to left. */
export function isMirrored(tag) {
  try {
    return MIRRORED.test(new Intl.Locale(tag).maximize().script);
  } catch {
    return false;
  }
}

/** What browsers take long to find out the first time. */
const known = new Map();

/** How a language is written; `undefined` for what is no language, or without `Intl`. */
export function language(tag) {
  if (!known.has(tag)) known.set(tag, learn(tag));
  return known.get(tag);
}

function learn(tag) {
  try {
    // A language that the browser doesn't know is not written as the visitor's own is.
    const made = (Way, options) => new Way([tag, DEFAULT_LANGUAGE], options);
    const rules = made(Intl.PluralRules);
    const lists = made(Intl.ListFormat);
    const whole = made(Intl.NumberFormat);
    const places = made(Intl.NumberFormat, { minimumFractionDigits: 2 });
    return {
      mirrored: isMirrored(tag),
      number: (number) => whole.format(number),
      hundredths: (number) => places.format(number / 100),
      form: (number) => FORMS.indexOf(rules.select(number)),
      list: (items) => lists.format(items.split("\x1f")),
    };
  } catch {
    return undefined;
  }
}
