/** Pages that are applications, made with the real libraries. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "svelte/compiler";
import { embed } from "./embed.mjs";
import { contentType } from "./types.mjs";

/** @typedef {import("./site.mjs").Site} Site */

const folder = fileURLToPath(new URL("../hosts/", import.meta.url));
const built = new URL("../../../target/hosts/", import.meta.url);

/** Svelte's compiler, as its plugins for bundlers call it. */
const svelte = {
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const { js, warnings } = compile(readFileSync(path, "utf8"), { filename: path });
      return { contents: js.code, warnings: warnings.map(({ message }) => ({ text: message })) };
    });
  },
};

/** The script of the host application of that name, as developers run it: with all warnings. */
async function hostScript(name) {
  const { outputFiles, warnings } = await build({
    absWorkingDir: folder,
    entryPoints: [`${name}.js`],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["browser", "development"],
    // The build that compiles templates on the page.
    alias: { vue: "vue/dist/vue.esm-bundler.js" },
    define: {
      "process.env.NODE_ENV": `"development"`,
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
    },
    plugins: [svelte],
    logLevel: "silent",
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("\n"));
  return outputFiles[0].text;
}

/**
 * Puts the host application of that name on the site; see `hosts/host.js` for what it understands.
 *
 * @param {Site} site
 * @param {string} name
 * @param {object} [parts] of the page, as {@link embed} takes them
 * @param {string} [parts.inside] what a server has rendered
 * @param {string} [parts.before]
 * @param {boolean} [parts.script]
 * @param {string} [parts.after]
 * @returns {Promise<string>} its address
 */
export async function hostPage(site, name, { inside = "", after = "", ...parts } = {}) {
  site.fault("/host.js", { body: await hostScript(name), type: contentType(".js") });
  return embed(site, {
    ...parts,
    body: `<div id="app">${inside}</div>`,
    after: `<script type="module" src="/host.js"></script>${after}`,
  });
}

/**
 * Puts the Yew application on the site; its element is `#element`.
 *
 * @param {Site} site
 * @returns {string} its address
 */
export function yewPage(site) {
  assert.ok(existsSync(new URL("yew_host.js", built)), "`cargo xtask hosts` builds this page");
  for (const name of ["yew_host.js", "yew_host_bg.wasm"]) {
    site.fault(`/${name}`, { body: readFileSync(new URL(name, built)), type: contentType(name) });
  }
  return embed(site, {
    body: "",
    after: `<script type="module">import start from "/yew_host.js"; await start({ module_or_path: "/yew_host_bg.wasm" });</script>`,
  });
}
