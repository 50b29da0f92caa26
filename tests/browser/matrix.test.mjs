/**
 * The whole journey on every kind of page: answering, the result, its link, and the link opened
 * there and by somebody else. What a page is like besides has tests of its own.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { overview, sentence } from "./lib/assessment.mjs";
import { engine, resize, thorough } from "./lib/browser.mjs";
import { embed, FILES, forget } from "./lib/embed.mjs";
import { inFrame } from "./lib/frame.mjs";
import { hostPage, yewPage } from "./lib/hosts.mjs";
import { PACKAGE } from "./lib/npm.mjs";
import { OLDER, SEES, TOGETHER } from "./lib/older.mjs";
import { titled } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { FRAMEWORKS, HOSTILE } from "./lib/styles.mjs";
import { travel } from "./lib/travel.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check } = await stage();
// WebDriver doesn't scroll the page to what it clicks in a frame of another origin.
await resize(driver, 1024, 1300);
/** Where the package comes from when that is not the page's own server. */
const other = await startSite();

/** The policy that docs/embedding.md states, for a package from that origin. */
const strict = (origin = "'self'") => ({
  "content-security-policy": `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'`,
});

/** The reporter of test pages is the one script that is not the package's. */
const besides = (policy) => ({
  "content-security-policy": policy["content-security-policy"].replace(
    "script-src ",
    `script-src ${site.url("/recorder.js")} `,
  ),
});

function fromOther() {
  other.clear();
  other.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  return {
    script: false,
    after: `<script type="module" src="${other.url(FILES.script)}"></script>`,
  };
}

/** The first view in the page's HTML, in that form; its style may come from the package in a folder. */
const declared = (form, folder = "/pkg/") =>
  readFileSync(join(PACKAGE, "first", `en-quick${form}.html`), "utf8").replace(
    "/readiness-check/",
    folder,
  );

const QUIZ = "<readiness-check></readiness-check>";

/** An application that keeps the answers itself and hands them back at every change. */
const controlled = (name) =>
  hostPage(site, name, {
    after: `<script type="module">
      show([{ id: "quiz", given: { answers: {} }, controlled: true }]);
    </script>`,
  });

/**
 * @typedef {object} Page
 * @property {() => string | Promise<string>} serve puts it on the site; its address
 * @property {"page" | "frame"} [in] where the quiz is to run
 * @property {(act: () => Promise<unknown>) => Promise<unknown>} [within] goes to where the quiz is
 * @property {string} [selector] of the quiz
 * @property {boolean} [skip] where a driver can't
 * @property {RegExp | null} [quiet] what the console says there for whoever looks after the page; `null`
 *   where nothing listens to it
 */

/** @type {Record<string, Page>} */
const PAGES = {
  "a strict policy, the package on its own server": {
    serve() {
      site.headers("/embed", strict());
      return embed(site);
    },
  },
  "a strict policy, the package on another server": {
    serve() {
      site.headers("/embed", besides(strict(other.origin)));
      return embed(site, fromOther());
    },
  },
  "a policy that refuses WebAssembly": {
    serve() {
      site.headers("/embed", {
        "content-security-policy":
          "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'",
      });
      return embed(site);
    },
  },
  "a browser without WebAssembly": {
    serve: () => embed(site, { before: "delete window.WebAssembly" }),
  },
  "a server that has no WebAssembly": {
    quiet: /readiness-check-\w+\.wasm/,
    serve() {
      site.fault(FILES.wasm, { status: 404 });
      return embed(site);
    },
  },
  "a browser of 2021": {
    // Its driver waits for ever for a page without all of it.
    skip: engine === "firefox",
    serve: () =>
      embed(site, { before: `{${OLDER} ${TOGETHER}}`, after: `<script>${SEES}</script>` }),
  },
  "the quiz in one file, from a disk": {
    quiet: null,
    serve: () => `${pathToFileURL(join(PACKAGE, "readiness-check.html"))}?lang=en`,
  },
  "the first view in its HTML": { serve: () => embed(site, { content: declared("") }) },
  "the first view in its HTML and a strict policy, the package on another server": {
    serve() {
      const { "content-security-policy": policy } = besides(strict(other.origin));
      const styled = policy.replace("style-src 'self'", `style-src ${other.origin}`);
      site.headers("/embed", { "content-security-policy": styled });
      const content = declared(".linked", other.url("/pkg/"));
      return embed(site, { ...fromOther(), content });
    },
  },
  "a quiz that is isolated on purpose": {
    in: "frame",
    serve: () => embed(site, { ...fromOther(), attributes: "isolated" }),
  },
  "a frame that is shut off from its own origin": {
    async within(act) {
      await driver.switchTo().frame(await driver.findElement({ css: "iframe" }));
      await act();
      await driver.switchTo().defaultContent();
    },
    serve() {
      site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
      embed(site);
      return site.html(
        "/sandbox",
        `<!doctype html><title>Sandbox</title>
         <iframe sandbox="allow-scripts" src="/embed" width="1000" height="2500"></iframe>`,
      );
    },
  },
};

/**
 * Pages that differ from those in what is not the engine's, or in what two of them have each; that styles change
 * nothing is shown in every engine by `hostile.test.mjs`.
 *
 * @type {Record<string, Page>}
 */
const ALIKE = {
  "a policy that refuses WebAssembly, the package on another server": {
    serve() {
      site.headers("/embed", {
        "content-security-policy": `script-src ${site.url("/recorder.js")} ${other.origin}`,
      });
      return embed(site, fromOther());
    },
  },
  "a gateway that answers for WebAssembly with a page": {
    quiet: /readiness-check-\w+\.wasm|integrity/,
    serve() {
      site.fault(FILES.wasm, { body: "<p>Blocked", type: "text/html" });
      return embed(site);
    },
  },
  "the first view in its HTML, the package on another server": {
    serve: () => embed(site, { ...fromOther(), content: declared("") }),
  },
  "the first view in its HTML and a strict policy": {
    serve() {
      site.headers("/embed", strict());
      return embed(site, { content: declared(".linked") });
    },
  },
  "two versions of the script": {
    serve() {
      const old = `<script type="module">
        import { ReadinessCheck } from "${FILES.script}?older";
        window.older = ReadinessCheck;
      </script>`;
      return embed(site, { after: old });
    },
  },
  "the styles and classes of USWDS": {
    serve: () =>
      embed(site, {
        css: FRAMEWORKS.USWDS,
        body: `<div class="grid-container usa-prose">${QUIZ}</div>`,
      }),
  },
  "the styles and classes of Bootstrap": {
    serve: () =>
      embed(site, {
        css: FRAMEWORKS.Bootstrap,
        body: `<div class="container"><div class="card card-body">${QUIZ}</div></div>`,
      }),
  },
  "an application made with React": { serve: () => controlled("react") },
  "an application made with Vue": { serve: () => controlled("vue") },
  "an application made with Yew": { selector: "#element", serve: () => yewPage(site) },
};

for (const [name, css] of Object.entries(HOSTILE)) {
  ALIKE[`styles that break things: ${name}`] = { serve: () => embed(site, { css }) };
}

for (const [name, page] of Object.entries(thorough ? { ...PAGES, ...ALIKE } : PAGES)) {
  test(`the whole journey on a page with ${name}`, { skip: page.skip ?? false }, async () => {
    const { within = (act) => act() } = page;
    const host = quiz(driver, page.selector);
    const inside = (act) => (page.in === "frame" ? inFrame(driver, host, act) : act(host));
    const address = await page.serve();
    await driver.get(address);
    let link = "";
    await within(async () => {
      await host.ready();
      const framed = await host.run(`return !!root.querySelector("iframe")`);
      assert.equal(framed ? "frame" : "page", page.in ?? "page");
      await inside((inner) => travel(driver, inner));
      if (await host.run("return host.hasAttribute('isolated')")) return;
      const made = await until("the code", async () => {
        const state = await host.state();
        return state.code && state;
      });
      assert.deepEqual(made.answers, overview());
      link = made.link;
      await host.run("return host.open(values[0])", link);
      await inside((inner) => inner.arrive(sentence("shared-title")));
    });
    await isQuiet(page.quiet);
    // Links of another form are for the page to open, as above.
    if (!link.startsWith(`${address}#`)) return;
    await forget(driver, site);
    await driver.get(link);
    await host.ready();
    await inside((inner) => titled(inner, sentence("shared-title")));
    await isQuiet(page.quiet);
  });
}

async function isQuiet(besides = /wasm-eval/) {
  if (!besides) return;
  // Whoever looks for it finds in the console why the quiz is not WebAssembly.
  const found = (await complaints(driver)).filter(
    ({ detail }) => !/wasm-eval/.test(detail) && !besides.test(detail),
  );
  assert.deepEqual(found, []);
}

test("a page that allows nothing but scripts leads to the quiz's own page", async () => {
  site.headers("/embed", {
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
  });
  await driver.get(embed(site));
  const link = await check.find("[part=failure] a");
  await driver.get(await link.getAttribute("href"));
  await check.ready();
  await travel(driver, check);
});
