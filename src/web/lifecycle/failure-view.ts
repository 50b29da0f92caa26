// A failure as the visitor sees it: a panel above the first view where that is there, else in its place.

import { FILES } from "readiness-check-files";
import { attributeOf, ownPage } from "../address.ts";
import type { Failure } from "../errors.ts";
import { failurePanel, showInstead } from "../interface/panel.ts";
import { languageOf } from "../language.ts";
import type { Draft } from "./draft.ts";
import type { Surroundings } from "./mounted-quiz.ts";

/** Shows a failure with the ways on that there are; `retry` is one. */
export function showFailure(
  { element, shadow }: Surroundings,
  failure: Failure,
  { session, view }: Draft,
  retry: () => void,
): void {
  // In the language of the questions below it, which may be that of the page before.
  const language = view?.root.lang ?? languageOf(element);
  // The page may refuse what its own page may do; questions from an address are not there.
  const { href } = FILES.frame.address;
  const helps =
    failure.kind !== "crashed" &&
    !location.href.startsWith(href) &&
    !/[./]/.test(attributeOf(element, "assessment") ?? "");
  const alone = helps ? ownPage(element, href, language) : undefined;
  const { file } = failure;
  const panel = failurePanel(language, failure, { code: session?.code, file, retry, alone });
  if (view) view.tell(panel);
  else showInstead(shadow, panel);
}
