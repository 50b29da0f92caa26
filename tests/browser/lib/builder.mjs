/** The page that makes a snippet, as a partner uses it, and a partner's page with what it made. */

import { Key } from "selenium-webdriver";
import { click } from "./quiz.mjs";
import { until } from "./wait.mjs";

/**
 * The verbs for the builder on a site.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 */
export function builder(driver, site) {
  const find = (css) => until(`a ${css}`, () => driver.executeScript(FIND, css));
  const run = (script, ...values) => driver.executeScript(script, ...values);
  /** What there is to copy under that id. */
  const text = (id) => run("return document.getElementById(arguments[0]).textContent", id);

  return {
    find,
    text,

    /** Opens it with such a query and waits for the quiz in the preview. */
    async open(query = "") {
      // A quiz that is isolated on its own server belongs to no origin.
      site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
      // WebKit ends now and then where a page with a quiz is left for one with a quiz in a frame.
      await driver.get("about:blank");
      await driver.get(site.url(`/embed.html${query}`));
      await until("the snippet", () => text("snippet"));
      // From outside the preview: WebKit crashes now and then where a script in a frame is waited for while its
      // page loads another frame.
      await until("the quiz in the preview", () =>
        run(`const quiz = document.querySelector("#frame").contentDocument?.querySelector("readiness-check");
             quiz?.ready?.then(() => { quiz.dataset.isReady = "yes" });
             return quiz?.dataset.isReady === "yes";`),
      );
    },

    /** Does something within the preview. */
    async inPreview(act) {
      await driver.switchTo().frame(await find("#frame"));
      try {
        return await act();
      } finally {
        await driver.switchTo().defaultContent();
      }
    },

    /** Chooses a radio or switches a box. */
    choose: async (name, value = "yes") =>
      click(
        driver,
        await run(
          `return document.querySelector('[name="' + arguments[0] + '"][value="' + arguments[1] + '"]').labels[0]`,
          name,
          value,
        ),
      ),

    /** Chooses the page that the preview is on. */
    dress: (host) => driver.findElement({ css: `#host option[value="${host}"]` }).click(),

    /** Opens what is folded away. */
    unfold: async () => {
      if (!(await run("return document.querySelector('#choices details').open"))) {
        await click(driver, await find("#choices summary"));
      }
    },

    /** Types into a field in place of what is there, and leaves it. */
    async type(name, value) {
      const field = await find(`#choices [name="${name}"]`);
      await click(driver, field);
      await run("arguments[0].select()", field);
      await field.sendKeys(value === "" ? Key.BACK_SPACE : value, Key.TAB);
    },

    /** What is said to be wrong with a field, or "". */
    problem: (name) => text(`${name}-problem`),

    /** All there is to copy. */
    copies: async () => ({
      snippet: await text("snippet"),
      rule: await text("rule"),
      policy: (await text("policy")).trim(),
      headers: await text("headers"),
    }),
  };
}

const FIND = `return [...document.querySelectorAll(arguments[0])].find((one) => one.checkVisibility())`;

/**
 * A partner's page: nothing but the snippet, under exactly the policy that came with it.
 * What that policy forbids is told to `/violations` on the same site.
 *
 * @param {import("./site.mjs").Site} site
 * @param {{ snippet: string, rule: string, policy: string }} copied
 * @returns {string} its address
 */
export function paste(site, { snippet, rule, policy }) {
  site.fault("/partner.css", { body: rule, type: "text/css" });
  site.fault("/violations", { status: 204, body: "" });
  site.headers("/partner", {
    "content-security-policy": policy,
    "content-security-policy-report-only": `${policy}; report-uri /violations`,
  });
  return site.html(
    "/partner",
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A partner</title>
     <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/partner.css"></head>
     <body><main><h1>A partner</h1>${snippet}</main></body></html>`,
  );
}
