/** The three engines: how each is started, and what each can pretend about its visitor. */

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program, start, startDriver } from "./process.mjs";

/** The virtual screen WebKit draws on. */
export const SCREEN = { width: 1600, height: 1400 };

/**
 * What a page can be told about its visitor.
 *
 * @typedef {{ colorScheme?: "light" | "dark", reducedMotion?: boolean, forcedColors?: boolean }} Media
 */

/**
 * @typedef {object} Engine
 * @property {string} browserName what WebDriver calls it
 * @property {string[]} media the parts of {@link Media} it can pretend
 * @property {boolean} mediaAtRuntime whether it can do so after the browser was started
 * @property {(folder: string, media: Media) => Promise<Started>} start
 *
 * @typedef {{ url: string, capabilities: object, stop: () => void }} Started
 */

/** @type {Record<string, Engine>} */
export const engines = {
  chromium: {
    browserName: "chrome",
    media: ["colorScheme", "reducedMotion", "forcedColors"],
    mediaAtRuntime: true,
    async start(folder) {
      const driver = await startDriver(program("chromedriver"), (port) => [`--port=${port}`], {
        folder,
        env: { TMPDIR: folder },
      });
      const args = [
        "--headless",
        // Chromium refuses its sandbox to root, and small /dev/shm mounts crash it.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        // Else a page may change its address only twenty times a second.
        "--disable-ipc-flooding-protection",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Pages of the address bar's own, which every new window loads beside the page, and the
        // process that each page starts for the next one.
        "--disable-features=WebUIOmniboxAimPopup,WebUIOmniboxPopup,SpareRendererForSitePerProcess",
        `--user-data-dir=${join(folder, "profile")}`,
      ];
      const options = { binary: program("chromium", "chromium-browser", "google-chrome"), args };
      return {
        ...driver,
        capabilities: { browserName: "chrome", "goog:chromeOptions": options },
      };
    },
  },

  firefox: {
    browserName: "firefox",
    media: ["colorScheme", "reducedMotion", "forcedColors"],
    mediaAtRuntime: true,
    async start(folder) {
      const driver = await startDriver(
        program("geckodriver"),
        // System access lets tests set preferences and the size of the page.
        (port) => ["--port", `${port}`, "--websocket-port", "0", "--allow-system-access"],
        { folder, env: { TMPDIR: folder } },
      );
      const options = {
        binary: program("firefox-esr", "firefox"),
        args: ["-headless"],
        prefs: {
          // Else a page that changes its address often is taken for a broken one.
          "dom.navigation.navigationRateLimit.count": 0,
          // The process that each page starts for the next one.
          "dom.ipc.processPrelaunch.enabled": false,
        },
      };
      return {
        ...driver,
        capabilities: { browserName: "firefox", "moz:firefoxOptions": options },
      };
    },
  },

  webkit: {
    browserName: "MiniBrowser",
    media: ["colorScheme", "reducedMotion"],
    mediaAtRuntime: false,
    async start(folder, media) {
      const screen = await startScreen(folder);
      writeGtkSettings(folder, media);
      const driver = await startDriver(program("WebKitWebDriver"), (port) => [`--port=${port}`], {
        folder,
        env: {
          DISPLAY: screen.display,
          TMPDIR: folder,
          XDG_CONFIG_HOME: folder,
          // Compiled code is not entered in the middle of a loop. Where it was, the engine now and
          // then read outside of the memory on 64-bit Linux (bugs.webkit.org 259441, 289009): on 6
          // of 420 pages that showed sixteen groups or more in turn; since, on none of 225.
          JSC_useWasmOSR: "0",
          // The compilers for what runs long: a page of a test is gone before they have paid for themselves, and they
          // take a fifth of all the time. Before a release they run.
          ...(process.env.READINESS_ALL ? {} : { JSC_useFTLJIT: "0", JSC_useOMGJIT: "0" }),
          // Layers are painted in the page's own process: nobody looks, and it takes a third of the time.
          WEBKIT_DISABLE_COMPOSITING_MODE: "1",
        },
      });
      const args = ["--automation", ...(media.colorScheme === "dark" ? ["--dark-mode"] : [])];
      return {
        url: driver.url,
        capabilities: {
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: miniBrowser(), args },
        },
        stop() {
          driver.stop();
          screen.stop();
        },
      };
    },
  },
};

/** A virtual screen of its own; the server picks a free display number itself. */
async function startScreen(folder) {
  const args = [
    "-displayfd",
    "3",
    "-screen",
    "0",
    `${SCREEN.width}x${SCREEN.height}x24`,
    "-nolisten",
    "tcp",
  ];
  const server = start(program("Xvfb"), args, { folder, pipe: true });
  const named = new Promise((resolve) => {
    server.child.stdio[3].once("data", (data) => resolve(String(data).trim()));
  });
  const number = await Promise.race([named, server.ended]);
  return { display: `:${number}`, stop: server.stop };
}

/** MiniBrowser has no flags for these; it takes them from GTK's settings. */
function writeGtkSettings(folder, media) {
  const gtk = join(folder, "gtk-3.0");
  mkdirSync(gtk);
  writeFileSync(
    join(gtk, "settings.ini"),
    `[Settings]\ngtk-enable-animations=${media.reducedMotion ? "false" : "true"}\n`,
  );
  // Its toolbar would keep the window wider than a phone.
  writeFileSync(
    join(gtk, "gtk.css"),
    `* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }
     image { -gtk-icon-size: 1px; opacity: 0 }`,
  );
}

function miniBrowser() {
  const folders = ["/usr/libexec", ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`)];
  const paths = folders.map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`);
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error("No MiniBrowser; `cargo xtask setup` installs webkit2gtk-driver");
  return found;
}
