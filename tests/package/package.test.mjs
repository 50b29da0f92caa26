/** The package as npm hands it out: whole, understood by every tool that reads it, and typed. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { after, test } from "node:test";
import { npm, PACKAGE, pack, tool } from "../browser/lib/npm.mjs";
import { scratchFolder } from "../browser/lib/process.mjs";

const { path: scratch, remove } = scratchFolder();
after(remove);

const tarball = pack(scratch);
const read = (name) => readFileSync(join(PACKAGE, name), "utf8");
const manifest = JSON.parse(read("package.json"));

/** Fails with all that a program said unless it found nothing wrong. */
function passes(name, ...words) {
  const { status, stdout, stderr } = spawnSync(tool(name), words, { encoding: "utf8" });
  assert.equal(status, 0, `${name} ${words.join(" ")}\n${stdout}${stderr}`);
}

test("npm packs every file of the folder", () => {
  const [{ files }] = JSON.parse(npm(PACKAGE, "pack", "--dry-run", "--json"));
  const there = readdirSync(PACKAGE, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(PACKAGE, join(one.parentPath ?? one.path, one.name)));
  assert.deepEqual(files.map(({ path }) => path).sort(), there.sort());
});

test("whatever the manifest names is there", () => {
  const named = (value) =>
    typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(named);
  const { exports, types, customElements, sideEffects } = manifest;
  const names = [exports, types, customElements, sideEffects].flatMap(named);
  assert.ok(names.length > 10);
  for (const name of names) assert.ok(read(name), name);
});

test("data that keeps its name can be asked for by it", () => {
  const lasting = readdirSync(PACKAGE)
    .filter((name) => name.endsWith(".json") && !/-[0-9a-f]{8}\./.test(name))
    .map((name) => `./${name}`);
  for (const kind of ["definition", "guide", "result"]) {
    assert.ok(lasting.includes(`./${kind}.schema.json`), kind);
  }
  for (const name of lasting) assert.equal(manifest.exports[name], name);
});

test("it can be published with provenance, and asks for nothing of its own", () => {
  assert.deepEqual(manifest.publishConfig, { access: "public", provenance: true });
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  for (const key of ["private", "scripts", "dependencies", "peerDependencies", "engines"]) {
    assert.equal(manifest[key], undefined, key);
  }
});

test("bundlers and Node find their way in it (publint)", () => {
  passes("publint", "--strict", tarball);
});

test("TypeScript finds the types in every way of resolving (attw)", () => {
  passes("attw", "--profile", "esm-only", tarball);
});

test("the manifest of custom elements keeps to its schema", () => {
  const schema = createRequire(import.meta.url).resolve("custom-elements-manifest/schema.d.ts");
  const name = JSON.stringify(schema.replace(/\.d\.ts$/, ".js"));
  const file = join(scratch, "manifest.ts");
  // It describes fields of elements, but forgets that they are members of these.
  writeFileSync(
    file,
    `import type { Package } from ${name};
     declare module ${name} { interface ClassField { attribute?: string; reflects?: boolean } }
     export const manifest: Package = ${read("custom-elements.json")};`,
  );
  const shape = ["--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022"];
  passes("tsc", "--noEmit", "--strict", "--ignoreConfig", ...shape, file);
});

test("the manifest of custom elements is that of the class", async () => {
  const { modules } = JSON.parse(read("custom-elements.json"));
  assert.deepEqual(
    modules.map(({ path }) => path),
    ["readiness-check.js"],
  );
  const [element] = modules[0].declarations;
  assert.equal(element.tagName, "readiness-check");
  const { ReadinessCheck } = await import(join(PACKAGE, "readiness-check.js"));
  const members = Object.getOwnPropertyNames(ReadinessCheck.prototype)
    .filter((name) => name !== "constructor" && !name.endsWith("Callback"))
    .sort();
  assert.ok(members.includes("answers") && members.includes("open"));
  assert.deepEqual(element.members.map(({ name }) => name).sort(), members);
  const { observedAttributes } = ReadinessCheck;
  assert.deepEqual(element.attributes.map(({ name }) => name).sort(), observedAttributes.sort());
  // What the tests hold to the source and to rendered pages, see tests/native/custom_elements.rs.
  const source = readFileSync(new URL("../../src/web/element/element.ts", import.meta.url), "utf8");
  const documentation = source.slice(0, source.indexOf("export class"));
  const lists = { cssParts: "csspart", cssProperties: "cssprop", events: "fires", slots: "slot" };
  for (const [list, tag] of Object.entries(lists)) {
    const count = documentation.match(new RegExp(`@${tag} `, "g")).length;
    assert.equal(element[list].length, count, list);
    for (const { name, description } of element[list]) {
      assert.ok(description, name);
      assert.ok(documentation.includes(name), name);
    }
  }
});

test("types need nothing but themselves, and hide what is not for hosts", () => {
  const types = read("readiness-check.d.ts");
  assert.doesNotMatch(types, /^import|#private|Callback|observedAttributes/m);
  for (const name of ["Answers", "Profile", "ErrorKind", "ReadinessCheckEventMap"]) {
    assert.match(types, new RegExp(`^export (type|interface) ${name}\\b`, "m"));
  }
});

test("a server can import the package, where there is no page", async () => {
  const { ReadinessCheck } = await import(join(PACKAGE, "readiness-check.js"));
  assert.equal(typeof ReadinessCheck, "function");
});
