/**
 * What a result is taken along as: a brief on paper or on the clipboard, a table, a drawing, an
 * image; and what is offered instead where a page may do none of that.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CONDITIONS,
  definitionWith,
  everything,
  guideSentence,
  overview,
  SLOTS,
  sentence,
} from "./lib/assessment.mjs";
import { embed } from "./lib/embed.mjs";
import { KEY } from "./lib/keeping.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { copiedText, savedFile, take } from "./lib/taken.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, reload, shown } = await stage();

const TITLE = sentence("brief-title");
const NOTE = `=Hawaiʻi, § "302A"\nand <b>more</b>`;
const SECTIONS = [
  sentence("by-condition"),
  sentence("strengths"),
  sentence("gaps"),
  guideSentence("plan"),
  guideSentence("find-out"),
  sentence("brief-notes"),
  sentence("brief-again"),
];

/** A result with everything in it, and nothing going out yet. */
async function result(options, page = {}) {
  await open(page);
  await driver.executeScript(
    "sessionStorage.setItem(arguments[0], JSON.stringify(arguments[1]))",
    KEY,
    { answers: everything(), notes: { "purpose-vision": NOTE }, pace: "full", place: "result" },
  );
  await reload();
  await shown("[part=plan] h4");
  await take(driver, options);
}

const told = () =>
  check.run(`return root.querySelector(".take-away [aria-live]").innerText.trim()`);
const says = (phrase) => until(sentence(phrase), async () => (await told()) === sentence(phrase));
const byHand = () => check.run(`return root.querySelector(".take-away textarea")?.value ?? null`);
const frames = () => check.run(`return root.querySelectorAll("iframe").length`);

/** Every ending in one place: the names of what is saved say what it is and of when. */
const named = (what, ending) =>
  new RegExp(`^state-policy-${what}-\\d{4}-\\d{2}-\\d{2}\\.${ending}$`);

test("the brief is printed by itself, as a document of its own", async () => {
  await result();
  await check.press(sentence("print"));
  const sheet = await until("a sheet", () =>
    driver.executeScript(
      `const page = taken.sheets.at(-1)?.document;
       if (!page) return null;
       const texts = (css) => [...page.querySelectorAll(css)].map((found) => found.textContent);
       const { width, height } = page.querySelector(".qr").getBoundingClientRect();
       return {
         title: page.title, language: page.documentElement.lang, h1: texts("h1"), h2: texts("h2"),
         others: texts("h3, h4, h5, button, input, summary, textarea"), notes: texts("li"),
         wheels: page.querySelectorAll("figure > svg").length, names: texts("svg .name").length,
         qr: page.querySelector(".qr").outerHTML.length, square: Math.abs(width - height) < 1,
         styles: page.adoptedStyleSheets.length, rules: page.adoptedStyleSheets[0].cssRules.length,
         link: [...page.querySelectorAll("a")].map(({ href }) => href),
       };`,
    ),
  );
  assert.deepEqual(
    { title: sheet.title, language: sheet.language, h1: sheet.h1, h2: sheet.h2 },
    { title: TITLE, language: "en", h1: [TITLE], h2: SECTIONS },
  );
  assert.deepEqual(sheet.others, [], "nothing of the page’s interface");
  assert.equal(sheet.wheels, 1);
  assert.equal(sheet.names, CONDITIONS.length);
  assert.ok(sheet.qr > 500 && sheet.square, "a QR code");
  assert.equal(sheet.styles, 1);
  assert.ok(sheet.rules > 0);
  assert.ok(sheet.link.includes((await check.state()).link));
  assert.ok(sheet.notes.some((line) => line.endsWith(`: ${NOTE}`)));
  assert.equal(await frames(), 1);
  await driver.executeScript(`taken.sheets[0].dispatchEvent(new Event("afterprint"))`);
  await until("no frame", async () => (await frames()) === 0);
  assert.deepEqual([await told(), await byHand()], ["", null]);
  assert.deepEqual(await complaints(driver), []);
});

test("where nothing can be printed or copied, the text is there to copy by hand", async () => {
  await result({ prints: false, copies: false });
  const starts = async (beginning) =>
    until(`a text that begins with ${beginning}`, async () =>
      (await byHand())?.startsWith(beginning),
    );
  await check.press(sentence("print"));
  await says("failed");
  await starts(`# ${TITLE}\n\n**State policy readiness check** · `);
  assert.equal(await frames(), 0);
  const text = await byHand();
  for (const button of ["copy-brief", "copy-markdown"]) {
    await check.press(sentence(button));
    await says("failed");
    assert.equal(await byHand(), text);
  }
  assert.deepEqual(await complaints(driver), []);
});

test("the brief is copied for word processors, as text where that is all there is, as Markdown", async () => {
  await result();
  await check.press(sentence("copy-brief"));
  await says("copied");
  const both = await copiedText(driver);
  assert.deepEqual(Object.keys(both).sort(), ["text/html", "text/plain"]);
  const page = await driver.executeScript(
    `const page = new DOMParser().parseFromString(arguments[0], "text/html");
     const texts = (css) => [...page.querySelectorAll(css)].map((found) => found.textContent);
     return { h1: texts("h1"), h2: texts("h2"), bold: texts("b"), steps: texts("ol > li").length,
       notes: texts("ul > li"), rows: texts("tr").length };`,
    both["text/html"],
  );
  assert.deepEqual([page.h1, page.h2], [[TITLE], SECTIONS]);
  assert.deepEqual([page.bold, page.rows, page.steps], [[], 1 + CONDITIONS.length, 7]);
  assert.ok(page.notes.some((line) => line.endsWith(`: ${NOTE}`)));
  await check.press(sentence("copy-markdown"));
  const markdown = await copiedText(driver);
  assert.deepEqual(Object.keys(markdown), ["text/plain"]);
  assert.equal(markdown["text/plain"], both["text/plain"]);
  const headings = markdown["text/plain"].match(/^## .*/gm);
  assert.deepEqual(
    headings,
    SECTIONS.map((title) => `## ${title}`),
  );
  assert.ok(markdown["text/plain"].includes(String.raw`=Hawaiʻi, § "302A" and \<b\>more\</b\>`));
  await driver.executeScript("window.ClipboardItem = undefined");
  await check.press(sentence("copy-brief"));
  const plain = await copiedText(driver);
  assert.deepEqual(Object.keys(plain), ["text/plain"]);
  assert.equal(plain["text/plain"], markdown["text/plain"]);
  assert.equal(await byHand(), null);
  assert.deepEqual(await complaints(driver), []);
});

test("the table is saved with every element, and no note in it is a formula", async () => {
  await result();
  await check.press(sentence("save-table"));
  await says("file-saved");
  const { name, type, content } = await savedFile(driver);
  assert.match(name, named("answers", "csv"));
  assert.equal(type, "text/csv");
  const text = content.toString("utf8");
  assert.ok(text.startsWith("\uFEFFcondition_id,"));
  assert.equal(text.split("\r\n").length, 1 + (SLOTS.length - CONDITIONS.length) + 1);
  assert.ok(text.includes(`,"'=Hawaiʻi, § ""302A""\nand <b>more</b>"\r\n`), text.slice(0, 999));
  assert.deepEqual(await complaints(driver), []);
});

test("the cells of the table are parted as the language of the questions parts them", async () => {
  site.json(
    "/own.json",
    definitionWith((definition) => {
      definition.language = "de";
    }),
  );
  await open({ attributes: `assessment="/own.json" save="off"` });
  await check.answer(overview());
  await check.press(sentence("see-results"));
  await check.button(sentence("save-table"));
  await take(driver);
  await check.press(sentence("save-table"));
  const { content } = await savedFile(driver);
  assert.match(content.toString("utf8"), /^\uFEFFcondition_id;condition;/);
});

test("the wheel is saved as a drawing that needs nothing else", async () => {
  await result();
  await check.press(sentence("save-drawing"));
  await says("file-saved");
  const { name, type, content } = await savedFile(driver);
  assert.match(name, named("wheel", "svg"));
  assert.equal(type, "image/svg+xml");
  const drawing = await driver.executeScript(
    `const file = new DOMParser().parseFromString(arguments[0], "image/svg+xml");
     const all = [...file.querySelectorAll("*")];
     return {
       root: file.documentElement.localName, space: file.documentElement.namespaceURI,
       title: file.querySelector("title")?.textContent,
       names: [...file.querySelectorAll("text")].map((text) => text.textContent),
       // Wedges that look alike are one path.
       wedges: all.flatMap((mark) => mark.getAttribute("d")?.match(/M/g) ?? []).length,
       elements: [...new Set(all.map(({ localName }) => localName))].sort(),
       foreign: all.flatMap((mark) => [...mark.attributes])
         .filter(({ name, value }) => /^(class|style|part|on.*|href)$/.test(name) || /url\\(|var\\(|oklch|NaN|undefined|null/.test(value))
         .map(({ name, value }) => name + "=" + value),
     };`,
    content.toString("utf8"),
  );
  assert.deepEqual([drawing.root, drawing.space], ["svg", "http://www.w3.org/2000/svg"]);
  assert.match(drawing.title, /^Readiness wheel\./);
  assert.deepEqual(drawing.elements, ["circle", "path", "rect", "svg", "text", "title"]);
  assert.deepEqual(drawing.foreign, []);
  assert.ok(drawing.wedges >= 2 * 79, `${drawing.wedges} wedges`);
  assert.ok(drawing.names.includes("Purpose") && drawing.names.includes("8"));
  await canBeSeen(content, "image/svg+xml", await sizeTimes(0.25));
  assert.deepEqual(await complaints(driver), []);
});

test("and as an image", async () => {
  await result();
  await check.press(sentence("save-image"));
  await says("file-saved");
  const { name, type, content } = await savedFile(driver);
  assert.match(name, named("wheel", "png"));
  assert.equal(type, "image/png");
  await canBeSeen(content, "image/png", await sizeTimes(0.5));
  assert.deepEqual(await complaints(driver), []);
});

/** The size of the large wheel, which leaves room for names, in so many pixels for a unit. */
const sizeTimes = (scale) =>
  check.run(
    `const { width, height } = root.querySelector(".brief .wheel").viewBox.baseVal;
     return [width * values[0], height * values[0]];`,
    scale,
  );

/** Fails unless the browser shows a picture of that size: white around a wheel in many shades. */
async function canBeSeen(content, type, size) {
  const seen = await driver.executeScript(
    `const [data, type] = arguments;
     const image = new Image();
     image.src = "data:" + type + ";base64," + data;
     return image.decode().then(() => {
       const { naturalWidth: width, naturalHeight: height } = image;
       const canvas = Object.assign(document.createElement("canvas"), { width, height });
       const context = canvas.getContext("2d");
       context.drawImage(image, 0, 0);
       const { data } = context.getImageData(0, 0, width, height);
       const colours = new Set();
       let painted = 0;
       for (let place = 0; place < data.length; place += 4) {
         const colour = data.slice(place, place + 3).join();
         colours.add(colour);
         if (colour !== "255,255,255") painted += 1;
       }
       return { size: [width, height], corner: data.slice(0, 4).join(), colours: colours.size,
         share: painted / (width * height) };
     });`,
    content.toString("base64"),
    type,
  );
  assert.deepEqual([seen.size, seen.corner], [size, "255,255,255,255"]);
  assert.ok(seen.colours > 10, `${seen.colours} colours`);
  assert.ok(seen.share > 0.1 && seen.share < 0.6, `${seen.share} is painted`);
}

test("what two results say is printed and copied too", async () => {
  await open({});
  const codes = [];
  for (const answers of [overview(), everything()]) {
    await check.answer(answers);
    codes.push((await check.state()).code);
  }
  await check.run("return host.open(values[0])", codes.join("-"));
  await check.button(sentence("print"));
  await take(driver);
  await check.press(sentence("copy-markdown"));
  const { "text/plain": text } = await copiedText(driver);
  assert.ok(text.startsWith(`# ${sentence("pair-title")}\n`), text.slice(0, 200));
  assert.ok(text.includes(codes.join("-")));
  for (const name of ["save-table", "save-drawing", "save-image"]) {
    assert.deepEqual(await check.named("button", sentence(name)), [], "one result has these");
  }
  await check.press(sentence("print"));
  await until("a sheet", () =>
    driver.executeScript(
      `return taken.sheets[0]?.document.querySelector("h1").textContent === arguments[0]`,
      sentence("pair-title"),
    ),
  );
});

/** In frames that forbid downloads and dialogs, shut off from all other pages or not. */
for (const sandbox of ["allow-scripts allow-same-origin", "allow-scripts"]) {
  test(`in a frame with sandbox="${sandbox}" there is always another way`, async () => {
    site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
    embed(site, { path: "/inner" });
    await driver.get(
      site.html(
        "/outer",
        `<!doctype html><html lang="en"><title>Outer</title><main>
           <iframe title="Quiz" sandbox="${sandbox}" src="/inner" width="1000" height="700"></iframe>
         </main></html>`,
      ),
    );
    await driver.switchTo().frame(0);
    // Chromium's driver tells no names in a frame that has a process of its own.
    const press = (name) =>
      until(`a button "${name}"`, () =>
        check.run(
          `const button = [...root.querySelectorAll("button")].find(({ innerText }) => innerText === values[0]);
           button?.click();
           return !!button;`,
          name,
        ),
      );
    try {
      await check.ready();
      await check.answer(overview());
      await press("See results");
      await shown("[part=plan] h4");
      await press(sentence("print"));
      await says("failed");
      const brief = await byHand();
      assert.ok(brief.startsWith(`# ${TITLE}\n`));
      assert.equal(await frames(), 0);
      await press(sentence("save-drawing"));
      await says("save-failed");
      await press(sentence("save-table"));
      await says("failed");
      assert.ok((await byHand()).startsWith("\uFEFFcondition_id,"));
      await press(sentence("save-image"));
      await says("save-failed");
      await take(driver, { copies: false });
      await press(sentence("copy-brief"));
      await until("the brief", async () => (await byHand()) === brief);
    } finally {
      await driver.switchTo().defaultContent();
    }
  });
}

test("the strictest policy that allows WebAssembly is enough to take everything along", async () => {
  site.headers("/", {
    "content-security-policy": `default-src 'none'; script-src 'self' 'wasm-unsafe-eval';
      connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';
      require-trusted-types-for 'script'; trusted-types readiness-check`.replace(/\s+/g, " "),
  });
  await open(site.url("/"));
  await check.answer(everything());
  await check.press("See results");
  await shown("[part=plan] h4");
  await take(driver);
  for (const [button, ending] of [
    ["save-table", "csv"],
    ["save-drawing", "svg"],
    ["save-image", "png"],
  ]) {
    await check.press(sentence(button));
    assert.ok((await savedFile(driver)).name.endsWith(ending));
  }
  await check.press(sentence("copy-brief"));
  await copiedText(driver);
  await check.press(sentence("print"));
  await until("a sheet", () => driver.executeScript("return taken.sheets.length === 1"));
  assert.equal(
    await driver.executeScript(
      `const [sheet] = taken.sheets;
       return sheet.getComputedStyle(sheet.document.querySelector(".brief")).display;`,
    ),
    // Waits for paper, as on the page.
    "none",
  );
  assert.deepEqual(await complaints(driver), []);
});
