/**
 * The plugin in a real WordPress: installed, used, updated and removed as people do. Not among the
 * tests that run every time, for it fetches WordPress once, and needs Debian's php-cli, php-sqlite3 and
 * apache2-bin:
 *
 *     cargo xtask wordpress && node --test tests/wordpress/wordpress.test.mjs
 *
 * `WORDPRESS` names a folder with another version of it, `PICTURES` a folder for pictures of what is seen.
 */

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { overview, sentence } from "../browser/lib/assessment.mjs";
import { openBrowser } from "../browser/lib/browser.mjs";
import { frameOf } from "../browser/lib/frame.mjs";
import { quiz } from "../browser/lib/quiz.mjs";
import { until } from "../browser/lib/wait.mjs";
import { admin } from "./lib/admin.mjs";
import { ADMINISTRATOR, startWordPress, ZIP } from "./lib/site.mjs";

/** One who may write posts, and no HTML but what every author may. */
const AUTHOR = { name: "writer", password: "a writer's own words" };

/** Values that would do harm if they were anything but text. */
const HOSTILE = `"><script>window.harm=1</script><img src=x onerror=window.harm=1>[others]&amp;'`;

const site = await startWordPress();
after(site.stop);
const driver = await openBrowser();
await driver.manage().setTimeouts({ script: 120_000, pageLoad: 180_000, implicit: 0 });
await driver.manage().window().setRect({ width: 1280, height: 900 });
const wordpress = admin(driver, site.origin);
const check = quiz(driver);
let untouched;

/** Keeps a picture for whoever wants to look. */
async function picture(name) {
  if (!process.env.PICTURES) return;
  const png = await driver.takeScreenshot();
  writeFileSync(join(process.env.PICTURES, `${name}.png`), png, "base64");
}

/** A block as the editor writes it. */
const block = (attributes = {}) =>
  `<!-- wp:readiness-check/quiz ${JSON.stringify(attributes)
    .replaceAll("--", "\\u002d\\u002d")
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll('\\"', "\\u0022")} /-->`;

/** The attributes of the element on the page, once the quiz runs there. */
async function shown(address) {
  await driver.get(address);
  await check.ready(60);
  return attributes();
}

const attributes = () =>
  check.run(
    `return Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value]))`,
  );

const harm = () => driver.executeScript("return window.harm ?? null");

/** Every address that the page has asked for, but for the site's own. */
const elsewhere = async () =>
  (
    await driver.executeScript(
      `return performance.getEntriesByType("resource").map(({ name }) => name)`,
    )
  ).filter((name) => !name.startsWith(site.origin) && !/^(data|blob):/.test(name));

async function throughToAResult() {
  await check.answer(overview());
  await check.press("See results");
  await check.arrive(sentence("result-title"));
}

const stored = () => wordpress.rest("GET", "/others/1/stored");

before(async () => {
  await wordpress.signIn(ADMINISTRATOR);
  await wordpress.rest("POST", "/wp/v2/users", {
    username: AUTHOR.name,
    password: AUTHOR.password,
    email: "writer@example.org",
    roles: ["author"],
  });
  untouched = await stored();
});

test("the zip is installed and activated", async () => {
  await wordpress.upload(ZIP);
  await wordpress.follow(`a[href*="action=activate"][href*="readiness-check"]`);
  assert.ok((await stored()).plugins.includes("readiness-check/readiness-check.php"));
  await picture("plugins");
});

test("the block is found, chosen and saved by a writer who may not write scripts", async () => {
  await wordpress.signIn(AUTHOR);
  await wordpress.open("/wp-admin/post-new.php");
  await until(
    "the editor",
    () => driver.executeScript(`return !!window.wp?.blocks?.getBlockType("readiness-check/quiz")`),
    120,
  );
  await driver.executeScript(
    `wp.data.dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
     wp.data.dispatch("core/editor").editPost({ title: "A page with the quiz" });
     const block = wp.blocks.createBlock("readiness-check/quiz");
     wp.data.dispatch("core/block-editor").insertBlocks([block]);
     wp.data.dispatch("core/block-editor").selectBlock(block.clientId);
     wp.data.dispatch("core/edit-post").openGeneralSidebar("edit-post/block");`,
  );
  const pace = await wordpress.find(".block-editor-block-inspector select");
  await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", pace);
  await (await pace.findElement(By.css("option[value=full]"))).click();
  const toggle = await wordpress.find(".block-editor-block-inspector input[type=checkbox]");
  assert.equal(await toggle.isSelected(), false);
  await until("the pace to be in the block", () =>
    driver.executeScript(
      `return wp.data.select("core/block-editor").getBlocks()[0].attributes.pace === "full"`,
    ),
  );
  await until(
    "the picture of the quiz",
    () =>
      driver.executeScript(
        `const canvas = document.querySelector("iframe[name=editor-canvas]")?.contentDocument ?? document;
         const frame = canvas.querySelector("iframe[src*='frame.html']");
         return !!frame?.contentDocument?.querySelector("readiness-check")?.shadowRoot?.querySelector("[part=quiz]");`,
      ),
    60,
  );
  await picture("editor");
  const address = await driver.executeAsyncScript(
    `const done = arguments[0];
     wp.data.dispatch("core/editor").editPost({ status: "publish" });
     wp.data.dispatch("core/editor").savePost()
       .then(() => done(wp.data.select("core/editor").getPermalink()), (error) => done(String(error)));`,
  );
  const saved = await driver.executeScript(
    `return wp.data.select("core/editor").getEditedPostContent()`,
  );
  assert.equal(saved.trim(), `<!-- wp:readiness-check/quiz {"pace":"full"} /-->`);
  assert.deepEqual(await shown(address), { pace: "full" });
  await picture("block");
});

test("a quiz goes all the way, with no request to anybody else", async () => {
  await wordpress.signIn(AUTHOR);
  const { address } = await wordpress.publish(block({ align: "wide" }));
  await driver.manage().deleteAllCookies();
  assert.deepEqual(await shown(address), {});
  await picture("page");
  await throughToAResult();
  await picture("result");
  assert.deepEqual(await elsewhere(), []);
  assert.deepEqual(await driver.manage().getCookies(), []);
});

const EVERY = {
  assessment: "state-policy",
  lang: "es",
  pace: "full",
  "share-url": "https://example.org/?a=1&b=2#readiness-{code}",
  save: "off",
  isolated: true,
  loading: "lazy",
  "send-to": "mailto:a@example.org?subject=x&body={link}",
  "send-label": `Send "it" to us`,
};

test("block and shortcode have every attribute of the element, as it was written", async () => {
  await wordpress.signIn(AUTHOR);
  const declared = JSON.parse(
    readFileSync(new URL("../../plugins/wordpress/block/block.json", import.meta.url), "utf8"),
  );
  assert.deepEqual(Object.keys(declared.attributes).sort(), [...Object.keys(EVERY), "code"].sort());
  const words = Object.entries(EVERY).map(([name, value]) =>
    value === true ? name : `${name}='${value}'`,
  );
  for (const content of [block(EVERY), `[readiness-check ${words.join(" ")}]`]) {
    const { address } = await wordpress.publish(content);
    await driver.get(address);
    await wordpress.find("readiness-check");
    assert.deepEqual(await attributes(), { ...EVERY, isolated: "" }, content);
  }
});

test("a shortcode takes what people write", async () => {
  await wordpress.signIn(AUTHOR);
  const cases = {
    "[readiness-check]": {},
    "[readiness-check/]": {},
    "[readiness-check isolated]": { isolated: "" },
    '[readiness-check isolated="isolated" save="off"]': { isolated: "", save: "off" },
    '[readiness-check isolated="false"]': {},
    "[readiness-check pace=full]": { pace: "full" },
    "[readiness-check pace=”full” lang=“es”]": { pace: "full", lang: "es" },
    '[readiness-check onclick="alert(1)" style="x" pace="full"]': { pace: "full" },
    '[readiness-check share-url="javascript:alert(1)//{code}"]': {
      "share-url": "alert(1)//{code}",
    },
    '[readiness-check]<p onclick="alert(1)">within</p>[/readiness-check]': {},
  };
  for (const [content, expected] of Object.entries(cases)) {
    const { address } = await wordpress.publish(`Before\n\n${content}\n\nAfter`);
    await driver.get(address);
    assert.deepEqual(await attributes(), expected, content);
    const inParagraph = `return document.querySelectorAll("p readiness-check, p .readiness-check").length`;
    assert.equal(await driver.executeScript(inParagraph), 0, content);
  }
});

for (const who of [ADMINISTRATOR, AUTHOR]) {
  test(`quotes, scripts and shortcodes in attributes stay text, written by the ${who.name}`, async () => {
    await wordpress.signIn(who);
    const hostile = {
      "send-label": HOSTILE,
      lang: HOSTILE,
      "share-url": HOSTILE,
      code: "[gallery]",
    };
    const { address } = await wordpress.publish(block(hostile));
    await driver.get(address);
    await wordpress.find("readiness-check");
    const seen = await attributes();
    assert.equal(seen.code, "[gallery]");
    assert.deepEqual(Object.keys(seen).sort(), Object.keys(hostile).sort());
    if (who === ADMINISTRATOR) {
      assert.equal(seen["send-label"], HOSTILE.replace("&amp;", "&"));
    }
    assert.equal(await harm(), null);

    const { address: other } = await wordpress.publish(
      `[readiness-check send-label='"><script>window.harm=1</script>' lang="x' onmouseover='window.harm=1" pace="[gallery]"]`,
    );
    await driver.get(other);
    assert.equal(await harm(), null);
    for (const element of await driver.findElements(By.css("readiness-check"))) {
      assert.equal(await element.getAttribute("onmouseover"), null);
    }
  });
}

test("a page that is made of paragraphs once more still has the quiz in one piece", async () => {
  await wordpress.signIn(AUTHOR);
  for (const content of [
    block({ pace: "full" }),
    "Before\n\n[readiness-check pace=full]\n\nAfter",
  ]) {
    const { address } = await wordpress.publish(content);
    assert.deepEqual(await shown(`${address}&paragraphs`.replace(/\/&/, "/?")), { pace: "full" });
  }
});

test("the first view is on the page as the package has it, whatever else is made of text", async () => {
  const view = `<template shadowrootmode="open"><p title="'a' &amp; b">"Quoted" -- it's ... (c) 2x4

    https://example.org/</p><div><p>1</p></div></template>`;
  const folder = join(site.files, "wp-content/plugins/readiness-check/package/first");
  const file = join(folder, "en-quick.html");
  const before = existsSync(file) ? readFileSync(file) : null;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, view);
  await wordpress.signIn(AUTHOR);
  const within = async (content) => {
    const { address } = await wordpress.publish(content);
    const page = await (await fetch(address)).text();
    return /<readiness-check[^>]*>([\s\S]*?)<p lang=/.exec(page)?.[1];
  };
  for (const attributes of [{}, { pace: "quick", assessment: "state-policy", lang: "en-US" }]) {
    assert.equal(await within(block(attributes)), view);
  }
  assert.equal(await within("Before\n\n[readiness-check]\n\nAfter"), view);
  const full = readFileSync(join(folder, "en-full.html"), "utf8").trimEnd();
  assert.equal((await within(block({ pace: "full" }))).trimEnd(), full);
  for (const attributes of [
    { lang: "fr" },
    { lang: "../first/en" },
    { code: "0" },
    { isolated: true },
    { assessment: "another" },
    { assessment: "../first/x" },
    { assessment: "https://example.org/own.json" },
  ]) {
    assert.equal(await within(block(attributes)), "", JSON.stringify(attributes));
  }
  if (before) writeFileSync(file, before);
  else rmSync(folder, { recursive: true });
});

test("plugins that delay scripts leave this one alone, by the mark that each looks for", async () => {
  await wordpress.signIn(AUTHOR);
  const { address } = await wordpress.publish(block());
  const marks = [
    'data-cfasync="false"',
    'data-no-optimize="1"',
    'data-no-defer="1"',
    'data-noptimize="1"',
    "nowprocket",
    'data-jetpack-boost="ignore"',
    "data-pagespeed-no-defer",
  ];
  for (const mark of marks) {
    const url = new URL(address);
    url.searchParams.set("mark", mark);
    await shown(url.href);
  }
  const delayed = `return document.querySelectorAll("script[data-delayed]").length`;
  assert.ok((await driver.executeScript(delayed)) > 0, "it delays nothing at all");
});

test("a feed has a link in the quiz's place", async () => {
  const feed = await (await fetch(`${site.origin}/?feed=rss2`)).text();
  assert.doesNotMatch(feed, /<readiness-check/);
  assert.match(feed, /own page/);
});

test("nothing of the plugin is on a page without the quiz", async () => {
  await wordpress.signIn(AUTHOR);
  const { address } = await wordpress.publish(
    "<!-- wp:paragraph --><p>Words</p><!-- /wp:paragraph -->",
  );
  const page = await (await fetch(address)).text();
  assert.doesNotMatch(page, /readiness-check/);
});

test("it runs in a block theme and in a classic one", async () => {
  await wordpress.signIn(ADMINISTRATOR);
  const { address } = await wordpress.publish(`${block()}`);
  for (const theme of ["classic", untouched.theme]) {
    await wordpress.signIn(ADMINISTRATOR);
    await wordpress.theme(theme);
    // Whoever is signed in gets a picture of themselves from elsewhere, by WordPress.
    await driver.manage().deleteAllCookies();
    await shown(address);
    await picture(`theme-${theme}`);
    assert.deepEqual(await elsewhere(), []);
  }
});

test("an isolated quiz runs, by the headers that the plugin brings", async () => {
  await wordpress.signIn(AUTHOR);
  const { address } = await wordpress.publish("[readiness-check isolated]");
  assert.deepEqual(await shown(address), { isolated: "" });
  assert.ok((await frameOf(check)).title);
});

test("an older version is updated by uploading this one, and pages stay as they are", async () => {
  await wordpress.signIn(ADMINISTRATOR);
  const { address } = await wordpress.publish(block({ pace: "full" }));
  const plugin = join(site.files, "wp-content/plugins/readiness-check");
  const [main, file] = [
    join(plugin, "readiness-check.php"),
    join(plugin, "package/glue-00000000.js"),
  ];
  const version = /Version: +(\S+)/.exec(readFileSync(main, "utf8"))[1];
  writeFileSync(main, readFileSync(main, "utf8").replace(version, "0.0.1"));
  writeFileSync(file, "");
  await wordpress.upload(ZIP);
  await picture("update");
  await wordpress.follow(".update-from-upload-overwrite");
  await until("the update", async () =>
    /updated successfully/.test(await (await wordpress.find("#wpbody-content")).getText()),
  );
  assert.match(readFileSync(main, "utf8"), new RegExp(`Version: +${version}`));
  assert.ok(!existsSync(file), "a file of the older version is still there");
  assert.deepEqual(await shown(address), { pace: "full" });
});

test("removed, it has left nothing behind, and pages show no trace of it", async () => {
  await wordpress.signIn(ADMINISTRATOR);
  const { address } = await wordpress.publish(block());
  await wordpress.open("/wp-admin/plugins.php");
  await wordpress.follow(`a[href*="action=deactivate"][href*="readiness-check"]`);
  await wordpress.rest("DELETE", "/wp/v2/plugins/readiness-check/readiness-check");
  const left = await stored();
  assert.deepEqual(left.plugins, untouched.plugins);
  assert.deepEqual(left.tables, untouched.tables);
  const named = ({ options, meta }) =>
    [...options, ...meta].filter((name) => /readiness/.test(name));
  assert.deepEqual(named(left), named(untouched));
  const page = await (await fetch(address)).text();
  assert.doesNotMatch(page, /<readiness-check|plugins\/readiness-check/);
});

test("PHP had nothing to complain of", () => {
  const own = site
    .complaints()
    .split("\n")
    .filter((line) => /readiness-check/.test(line));
  assert.deepEqual(own, []);
});
