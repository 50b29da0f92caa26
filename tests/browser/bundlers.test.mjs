/** Applications that have the package from npm, made by bundlers as these come. */

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import * as esbuild from "esbuild";
import MinimizerPlugin from "minimizer-webpack-plugin";
import { build, createServer, preview } from "vite";
import webpack from "webpack";
import { overview, sentence } from "./lib/assessment.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { frameOf, inFrame } from "./lib/frame.mjs";
import { application } from "./lib/npm.mjs";
import { complaints, log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { travel } from "./lib/travel.mjs";
import { until } from "./lib/wait.mjs";

const recorder = readFileSync(new URL("lib/recorder.js", import.meta.url), "utf8");
const pageWith = (script) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title>
   <link rel="icon" href="data:,"><script src="/app/recorder.js"></script></head>
   <body><main><h1>App</h1></main><script type="module" src="${script}"></script></body></html>`;

const { path: root, remove } = application(
  {
    // Vite puts its base before what it finds in `public`.
    "index.html": pageWith("/src/main.js").replace("/app/recorder", "/recorder"),
    "src/main.js": `import "readiness-check";
      const check = document.createElement("readiness-check");
      check.isolated = location.search === "?isolated";
      document.querySelector("main").append(check);`,
    "public/recorder.js": recorder,
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

  await driver.get(`${address}?isolated`);
  await check.ready(40);
  assert.ok((await frameOf(check)).title);
  await inFrame(driver, check, (inner) => travel(driver, inner));
  assert.equal(await check.run("return host.code"), "");
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(await log(driver, "readiness-error"), []);
  await driver.get("about:blank");
}

/** The folder that another bundler writes into, with a page in it. */
function output(name) {
  const outDir = join(root, name);
  mkdirSync(outDir);
  writeFileSync(join(outDir, "index.html"), pageWith("main.js"));
  writeFileSync(join(outDir, "recorder.js"), recorder);
  return outDir;
}

/** Sends the files of such a folder. */
async function worksFrom(outDir) {
  const server = await preview({ ...options, preview: place, build: { outDir } });
  try {
    await works(server);
  } finally {
    await server.close();
  }
}

test("Vite: served while it is developed", async () => {
  const server = await createServer({ ...options, server: place });
  try {
    await server.listen();
    await works(server);
  } finally {
    await server.close();
  }
});

test("Vite: built, under names and at addresses of its own", async () => {
  const { output } = await build(options);
  const names = output.map(({ fileName }) => fileName);
  for (const ending of ["wasm", "json", "css", "js", "htm"]) {
    assert.ok(
      names.some((name) => name.startsWith("assets/") && name.endsWith(ending)),
      ending,
    );
  }
  await worksFrom(join(root, "dist"));
});

for (const mode of ["development", "production"]) {
  test(`webpack: built for ${mode}, with files renamed and shortened`, async () => {
    const path = output(`webpack-${mode}`);
    const stats = await new Promise((resolve, reject) => {
      const settings = {
        mode,
        context: root,
        entry: "./src/main.js",
        output: { path, publicPath: "auto" },
        // What it does by itself takes half a minute for the fallback.
        optimization: {
          minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.esbuildMinify })],
        },
        performance: { hints: false },
      };
      webpack(settings, (error, stats) => (error ? reject(error) : resolve(stats)));
    });
    assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors, []);
    assert.deepEqual(stats.toJson({ errors: true, warnings: true }).warnings, []);
    await worksFrom(path);
  });
}

test("esbuild: with the package's files beside what it writes", async () => {
  const outdir = output("esbuild");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["src/main.js"],
    bundle: true,
    minify: true,
    format: "esm",
    outdir,
    logLevel: "silent",
  });
  const folder = join(root, "node_modules/readiness-check");
  cpSync(folder, outdir, { recursive: true });
  await worksFrom(outdir);
});
