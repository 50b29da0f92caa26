/**
 * The plugin in a real WordPress: installed, used, updated and removed as people do. Not among the
 * tests that run every time, for it fetches WordPress and Playground once:
 *
 *     cargo xtask wordpress && node --test tests/wordpress/wordpress.test.mjs
 *
 * `WORDPRESS` names a folder with another version of it, `PHP` another version of that, `PICTURES` a folder
 * for pictures of what is seen.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { overview, sentence } from "../browser/lib/assessment.mjs";
import { openBrowser } from "../browser/lib/browser.mjs";
import { quiz } from "../browser/lib/quiz.mjs";
import { until } from "../browser/lib/wait.mjs";
import { admin } from "./lib/admin.mjs";
import { ADMINISTRATOR, startWordPress, ZIP } from "./lib/site.mjs";

/** One who may write posts, and no HTML but what every author may. */
const AUTHOR = { name: "writer", password: "a writer's own words" };
const BLOCK_THEME = process.env.THEME ?? "twentytwentyfive";

/** Values that would do harm if they were anything but text. */
const HOSTILE = `"><script>window.harm=1</script><img src=x onerror=window.harm=1>[others]&amp;'`;

const site = await startWordPress(process.env.PHP ?? "8.3");
after(site.stop);
const driver = await openBrowser();
await driver.manage().setTimeouts({ script: 120_000, pageLoad: 180_000, implicit: 0 });
await driver.manage().window().setRect({ width: 1280, height: 900 });
const wordpress = admin(driver, site.origin);
const check = quiz(driver);
let before_;

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
  check.run(`return Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value]))`);

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
  before_ = await stored();
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
  const saved = await driver.executeScript(`return wp.data.select("core/editor").getEditedPostContent()`);
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
  const { code } = { code: "" };
  assert.equal(code, "");
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
    '[readiness-check share-url="javascript:alert(1)//{code}"]': { "share-url": "alert(1)//{code}" },
    '[readiness-check]<p onclick="alert(1)">within</p>[/readiness-check]': {},
  };
  const contents = Object.keys(cases);
  const { address } = await wordpress.publish(contents.join("\n\n"));
  await driver.get(address);
  const seen = await driver.executeScript(
    `return [...document.querySelectorAll("readiness-check")]
       .map((host) => Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value])))`,
  );
  assert.deepEqual(seen, Object.values(cases));
  assert.equal(
    await driver.executeScript(`return document.querySelectorAll("p > readiness-check, p > div").length`),
    0,
  );
});

for (const who of [ADMINISTRATOR, AUTHOR]) {
  test(`quotes, scripts and shortcodes in attributes stay text, written by the ${who.name}`, async () => {
    await wordpress.signIn(who);
    const hostile = { "send-label": HOSTILE, lang: HOSTILE, "share-url": HOSTILE, code: "[gallery]" };
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
  for (const content of [block({ pace: "full" }), "Before\n\n[readiness-check pace=full]\n\nAfter"]) {
    const { address } = await wordpress.publish(content);
    assert.deepEqual(await shown(`${address}&paragraphs`.replace(/\/&/, "/?")), { pace: "full" });
    await throughToAResult;
  }
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
  const { address } = await wordpress.publish("<!-- wp:paragraph --><p>Words</p><!-- /wp:paragraph -->");
  const page = await (await fetch(address)).text();
  assert.doesNotMatch(page, /readiness-check/);
});

test("it runs in a block theme and in a classic one", async () => {
  await wordpress.signIn(ADMINISTRATOR);
  const { address } = await wordpress.publish(`${block()}`);
  for (const theme of ["classic", BLOCK_THEME]) {
    await wordpress.theme(theme);
    await shown(address);
    await picture(`theme-${theme}`);
    assert.deepEqual(await elsewhere(), []);
  }
});

test("an update by uploading again leaves pages as they are", async () => {
  await wordpress.signIn(ADMINISTRATOR);
  const { address } = await wordpress.publish(block({ pace: "full" }));
  await wordpress.upload(ZIP);
  await picture("update");
  await wordpress.follow(".update-from-upload-overwrite");
  await wordpress.find(".wrap a[href*='plugins.php'], .wrap a[target=_parent]");
  assert.deepEqual(await shown(address), { pace: "full" });
});

test("removed, it has left nothing behind, and pages show no trace of it", async () => {
  await wordpress.signIn(ADMINISTRATOR);
  const { address } = await wordpress.publish(block());
  await wordpress.open("/wp-admin/plugins.php");
  await wordpress.follow(`a[href*="action=deactivate"][href*="readiness-check"]`);
  await wordpress.rest("DELETE", "/wp/v2/plugins/readiness-check/readiness-check");
  const after_ = await stored();
  assert.deepEqual(after_.plugins, before_.plugins);
  assert.deepEqual(after_.tables, before_.tables);
  const named = ({ options, meta }) => [...options, ...meta].filter((name) => /readiness/.test(name));
  assert.deepEqual(named(after_), named(before_));
  const page = await (await fetch(address)).text();
  assert.doesNotMatch(page, /<readiness-check|plugins\/readiness-check/);
});
