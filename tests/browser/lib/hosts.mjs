/** Host applications for pages, bundled from the real libraries. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const folder = fileURLToPath(new URL("../hosts/", import.meta.url));

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
export async function hostScript(name) {
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
