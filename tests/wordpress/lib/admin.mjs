/** What somebody does who is signed in to a WordPress. */

import { By } from "selenium-webdriver";
import { until } from "../../browser/lib/wait.mjs";

/** The most that a page may take: PHP in Node is slow, and most of all at its first page. */
const SECONDS = 120;

/**
 * The verbs for the site at `origin`.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {string} origin
 */
export function admin(driver, origin) {
  const find = (css) =>
    until(`a ${css}`, async () => (await driver.findElements(By.css(css)))[0], SECONDS);

  const open = (path) => driver.get(origin + path);

  /** What the site's own interface for programs answers, asked by the page as its scripts do. */
  async function rest(method, path, body) {
    const answer = await driver.executeAsyncScript(
      `const [origin, method, path, body, done] = arguments;
       (async () => {
         const nonce = await (await fetch(origin + "/wp-admin/admin-ajax.php?action=rest-nonce")).text();
         const headers = { "x-wp-nonce": nonce, "content-type": "application/json" };
         const response = await fetch(origin + "/?rest_route=" + encodeURIComponent(path), {
           method, headers, body: body && JSON.stringify(body),
         });
         return [response.status, await response.text()];
       })().then(done, (error) => done([0, String(error)]));`,
      origin,
      method,
      path,
      body,
    );
    const [status, text] = answer;
    if (status < 200 || status > 299) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text);
  }

  /** Follows the link that carries the permission to do this. */
  async function follow(css) {
    const link = await find(css);
    await driver.get(await link.getAttribute("href"));
  }

  return {
    find,
    open,
    rest,
    follow,

    async signIn({ name, password }) {
      await driver.manage().deleteAllCookies();
      await open("/wp-login.php");
      await driver.executeScript(
        `document.querySelector("#user_login").value = arguments[0];
         document.querySelector("#user_pass").value = arguments[1];
         document.querySelector("#loginform").submit();`,
        name,
        password,
      );
      await find("#wpadminbar");
    },

    /** Uploads a plugin, and says what WordPress answered. */
    async upload(zip) {
      await open("/wp-admin/plugin-install.php?tab=upload");
      await (await find("#pluginzip")).sendKeys(zip);
      await driver.executeScript(
        `const button = document.querySelector("#install-plugin-submit");
         button.disabled = false;
         button.click();`,
      );
      return (
        await find(
          "#wpbody-content .wrap .wp-upload-plugin-form, .update-from-upload-overwrite, .wrap p a.button",
        )
      ).getText();
    },

    theme: async (name) => {
      await open("/wp-admin/themes.php");
      await follow(`a.activate[href*="stylesheet=${name}"]`);
    },

    /** A new page with this content; its address. */
    async publish(content, title = "A page", more = {}) {
      const page = await rest("POST", "/wp/v2/posts", {
        title,
        content,
        status: "publish",
        ...more,
      });
      return { address: page.link, id: page.id };
    },
  };
}
