/** An application that gets the package from npm and is served and built by Vite. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, createServer, preview } from "vite";
import { overview, sentence } from "./lib/assessment.mjs";
import { application } from "./lib/npm.mjs";
import { complaints, log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { until } from "./lib/wait.mjs";

const recorder = readFileSync(new URL("lib/recorder.js", import.meta.url), "utf8");
