/** An application that has the package from npm, served and built by Vite as it comes. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { build, createServer, preview } from "vite";
import { overview, sentence } from "./lib/assessment.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { application } from "./lib/npm.mjs";
import { complaints, log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { until } from "./lib/wait.mjs";

const { path: root, remove } = application(
  {
    "index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title>
      <link rel="icon" href="data:,"><script src="/recorder.js"></script></head>
      <body><main><h1>App</h1></main><script type="module" src="/src/main.js"></script></body></html>`,
    "src/main.js": `import "readiness-check";
      document.querySelector("main").append(document.createElement("readiness-check"));`,
    "public/recorder.js": readFileSync(new URL("lib/recorder.js", import.meta.url), "utf8"),
  },
  ["vite"],
);
after(remove);

const driver = await openBrowser();
const check = quiz(driver);
const options = { root, configFile: false, logLevel: "error", base: "/app/" };
const place = { host: "127.0.0.1", port: 0 };

/** Goes all the way, so that every file of the package is asked for. */
async function works(server) {
  const [address] = server.resolvedUrls.local;
  await driver.get(address);
  await check.ready();
  await check.answer(overview());
  await check.press("See results");
  await check.arrive(sentence("result-title"));
  await check.find("[part=step]");
  await check.run(`host.lang = "es"`);
  await until("the quiz in Spanish", () =>
    check.run(`return root.querySelector("[part=quiz]").lang.startsWith("es")`),
  );
  await check.run(`host.lang = "en"`);
  await check.press(sentence("save-table"));
  await until("a table to be saved", async () =>
    (await check.text()).includes(sentence("file-saved")),
  );
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(await log(driver, "readiness-error"), []);
  await driver.get("about:blank");
}

test("served while it is developed", async () => {
  const server = await createServer({ ...options, server: place });
  try {
    await server.listen();
    await works(server);
  } finally {
    await server.close();
  }
});

test("built, under names and at addresses of Vite's own", async () => {
  const { output } = await build(options);
  const names = output.map(({ fileName }) => fileName);
  for (const ending of ["wasm", "json", "css", "js"]) {
    assert.ok(
      names.some((name) => name.startsWith("assets/") && name.endsWith(ending)),
      ending,
    );
  }
  const server = await preview({ ...options, preview: place });
  try {
    await works(server);
  } finally {
    await server.close();
  }
});
