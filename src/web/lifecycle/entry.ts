// The functions of the entry that modules loaded later are given: bundled into each of them, they
// would have a state of their own there.

import { FILES } from "readiness-check-files";
import { failurePanel, learnWords, loadingPanel, showInstead } from "../interface/panel.ts";
import { adoptStyle } from "../interface/style-sheets.ts";
import { languageOf, localeFormat } from "../language.ts";
import { definitionPlace, forgetJson, loadJson, loadWhole } from "../loader/definitions.ts";
import { whenNear } from "../loader/lazy.ts";
import { importModule } from "../loader/package-files.ts";
import { loadReport } from "../loader/wasm-loader.ts";

export const entry = {
  FILES,
  adoptStyle,
  definitionPlace,
  failurePanel,
  forgetJson,
  importModule,
  languageOf,
  learnWords,
  loadJson,
  loadReport,
  loadWhole,
  loadingPanel,
  localeFormat,
  showInstead,
  whenNear,
};

export type Entry = typeof entry;
