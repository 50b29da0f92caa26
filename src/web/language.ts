// Languages as the browser knows them: the nearest of several, the direction of lines, and how
// numbers, lists and counted words are written.

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = /^(Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Syrc|Thaa)$/;
/** The language of a page that names none. */
export const DEFAULT_LANGUAGE = "en";
/** Unicode's plural categories, in the order of the engine's. */
const FORMS = ["zero", "one", "two", "few", "many", "other"];

/** The nearest `lang` above an element, through shadow hosts. */
export function languageOf(element: Element): string {
  for (let node: Element | undefined = element; node; ) {
    const tag = node.closest<HTMLElement>("[lang]")?.lang;
    if (tag) return tag;
    const root = node.getRootNode();
    node = (root as ShadowRoot).host;
  }
  return DEFAULT_LANGUAGE;
}

/** The one of these languages that is nearest to a tag; English where none is. */
export function nearest(languages: string[], tag: string): string {
  const [main] = tag.toLowerCase().split("-");
  // For `es-MX` that or `es`, else any Spanish.
  const nearness = (language: string): number => {
    const name = language.toLowerCase();
    if (`${tag}-`.toLowerCase().startsWith(`${name}-`)) return name.length;
    return name.startsWith(`${main}-`) ? 1 : 0;
  };
  return languages.reduce(
    (best, language) => (nearness(language) > nearness(best) ? language : best),
    DEFAULT_LANGUAGE,
  );
}

/** True if a language is written from right to left. */
export function isRightToLeft(tag: string): boolean {
  try {
    return RIGHT_TO_LEFT.test(new Intl.Locale(tag).maximize().script ?? "");
  } catch {
    return false;
  }
}

/** The writing of one language, as the module asks for it. */
export interface LocaleFormat {
  mirrored: boolean;
  number(number: number): string;
  hundredths(number: number): string;
  form(number: number): number;
  /** Joins items, which come as one text, parted by U+001F. */
  list(items: string): string;
}

/** Formats by language tag: browsers take long to make one the first time. */
const known = new Map<string, LocaleFormat | undefined>();

/** The writing of a language; `undefined` for a text that is no language tag, or without `Intl`. */
export function localeFormat(tag: string): LocaleFormat | undefined {
  if (!known.has(tag)) known.set(tag, makeFormat(tag));
  return known.get(tag);
}

function makeFormat(tag: string): LocaleFormat | undefined {
  try {
    // A language that the browser doesn't know is not written as the visitor's own is.
    const tags = [tag, DEFAULT_LANGUAGE];
    const rules = new Intl.PluralRules(tags);
    const lists = new Intl.ListFormat(tags);
    const whole = new Intl.NumberFormat(tags);
    const places = new Intl.NumberFormat(tags, { minimumFractionDigits: 2 });
    return {
      mirrored: isRightToLeft(tag),
      number: (number) => whole.format(number),
      hundredths: (number) => places.format(number / 100),
      form: (number) => FORMS.indexOf(rules.select(number)),
      list: (items) => lists.format(items.split("\x1f")),
    };
  } catch {
    return undefined;
  }
}
