/** The plugin for WordPress, as far as it can be checked without one; `tests/wordpress/` has one. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { PACKAGE } from "../browser/lib/npm.mjs";

const folder = fileURLToPath(new URL("../../plugins/wordpress/", import.meta.url));
const plugin = (name) => readFileSync(join(folder, name), "utf8");

/** The names of the attributes that the element has. */
const ATTRIBUTES = JSON.parse(readFileSync(join(PACKAGE, "custom-elements.json"), "utf8"))
  .modules.flatMap(({ declarations }) => declarations)
  .find(({ customElement }) => customElement)
  .attributes.map(({ name }) => name);

test("block and shortcode have the attributes of the element, and no other", () => {
  const block = JSON.parse(plugin("block/block.json"));
  assert.deepEqual(Object.keys(block.attributes).sort(), [...ATTRIBUTES].sort());
  const [, list] = /const ATTRIBUTES = array\(([^)]*)\)/.exec(plugin("readiness-check.php"));
  assert.deepEqual(
    [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name).sort(),
    [...ATTRIBUTES].sort(),
  );
});

test("the sidebar of the block and its readme leave out none of them", () => {
  const [editor, readme] = [plugin("block/editor.js"), plugin("readme.txt")];
  for (const name of ATTRIBUTES) {
    assert.match(editor, new RegExp(`"${name}"`), name);
    assert.ok(readme.includes(`\`${name}\``), name);
  }
});

test("what the editor loads before the script is what the script uses", () => {
  const [, used] = /\(\(\{([^}]*)\}\) => \{/.exec(plugin("block/editor.js"));
  const scripts = used
    .split(",")
    .map((name) => `wp-${name.trim().replace("blockEditor", "block-editor")}`);
  const [, loaded] = /'dependencies' => array\(([^)]*)\)/.exec(plugin("block/editor.asset.php"));
  assert.deepEqual(
    [...loaded.matchAll(/'([^']+)'/g)].map(([, name]) => name).sort(),
    scripts.sort(),
  );
});
