/** Files that a visitor hands in: read one by one, and refused with a reason. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { of } from "../../src/web/commands/commands.ts";

const { read } = of({ FILES: {}, importModule: null } as unknown as Parameters<typeof of>[0]);

/** Reads one file of this text. */
const readText = async (text: string) =>
  (await read([new File([text], "a.json")] as unknown as FileList))[0];

test("a JSON file is read, with or without a mark of its encoding", async () => {
  for (const mark of ["", "\uFEFF"]) {
    assert.deepEqual(await readText(`${mark}{"a":[1,{"b":2}]}`), {
      name: "a.json",
      content: { a: [1, { b: 2 }] },
    });
  }
});

test("what is no JSON is refused", async () => {
  for (const text of ["", "{", "result", "[1,]", '{"a":1}x']) {
    assert.deepEqual(await readText(text), { name: "a.json", problem: "json" });
  }
});

test("a name that stands twice in one object is refused, however it is written", async () => {
  for (const [text, detail] of [
    ['{"a":1,"a":2}', "a"],
    ['{"a":1,"\\u0061":2}', "a"],
    ['{"b":{"a":1,"c":[],"a":2}}', "a"],
    ['[{"a":1},{"a":1,"b":{},"a":2}]', "a"],
    ['{"":1,"":2}', ""],
    ['{"__proto__":1,"__proto__":2}', "__proto__"],
  ] as const) {
    assert.deepEqual(await readText(text), { name: "a.json", problem: "repeated", detail });
  }
  for (const text of ['{"a":{"a":1}}', '[{"a":1},{"a":1}]', '{"a":"a","b":"a:","c":"{\\"a\\":"}']) {
    assert.equal((await readText(text))?.problem, undefined, text);
  }
});

test("a large file is not even read", async () => {
  let asked = false;
  const text = () => {
    asked = true;
    return Promise.resolve("{}");
  };
  const file = { name: "large.json", size: 2 ** 20 + 1, text };
  const files = [file] as unknown as FileList;
  assert.deepEqual(await read(files), [{ name: "large.json", problem: "large" }]);
  assert.equal(asked, false);
});

test("a whole folder of files is read one after the other, up to a size of them all", async () => {
  let [under, most] = [0, 0];
  const text = async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setImmediate(resolve));
    under -= 1;
    return "{}";
  };
  const files = Array.from({ length: 400 }, (_, index) => ({ name: `${index}`, size: 2, text }));
  const done = await read(files as unknown as FileList);
  assert.equal(done.length, 400);
  assert.equal(done[399]?.name, "399");
  assert.equal(most, 1);
  // What is left out is named.
  const large = files.map((file) => ({ ...file, size: 2 ** 20 }));
  const found: { problem?: string }[] = await read(large as unknown as FileList);
  const problems = found.map(({ problem }) => problem);
  assert.deepEqual(problems.slice(0, 128), Array(128).fill(undefined));
  assert.deepEqual(problems.slice(128), Array(272).fill("large"));
});

test("a file that can't be read is refused like one that is no JSON", async () => {
  const text = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  const files = [{ name: "gone.json", size: 1, text }] as unknown as FileList;
  assert.deepEqual(await read(files), [{ name: "gone.json", problem: "json" }]);
});
