/**
 * A WordPress of its own for the tests: WordPress as Debian packages it, or any folder named by
 * `WORDPRESS`, run by WordPress Playground, which is PHP as WebAssembly with SQLite.
 */

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, scratchFolder, start } from "../../browser/lib/process.mjs";
import { until } from "../../browser/lib/wait.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const here = fileURLToPath(new URL("../", import.meta.url));
/** What is downloaded stays there. */
const store = join(root, "target/wordpress");

/** Half a gigabyte of PHP in all its versions, so it is no tool of the project's. */
const PLAYGROUND = "@wp-playground/cli@3.1.56";

/** The plugin as `cargo xtask wordpress` writes it. */
export const ZIP = join(store, "readiness-check.zip");

/** The administrator of every new Playground. */
export const ADMINISTRATOR = { name: "admin", password: "password" };

const run = (folder, command, ...words) =>
  execFileSync(command, words, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });

/** The program of Playground, which is installed once. */
function playground() {
  const folder = join(store, "playground");
  const program = join(folder, "node_modules/.bin/wp-playground-cli");
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    console.log(`Installing ${PLAYGROUND} into ${folder}`);
    run(folder, "npm", "install", "--prefix", folder, "--no-save", "--loglevel=error", PLAYGROUND);
  }
  return program;
}

/** A folder with the files of WordPress, which are fetched once. */
function wordpress() {
  if (process.env.WORDPRESS) return process.env.WORDPRESS;
  const folder = join(store, "files");
  if (existsSync(folder)) return folder;
  const packages = join(store, "packages");
  rmSync(packages, { recursive: true, force: true });
  mkdirSync(packages, { recursive: true });
  console.log(`Fetching WordPress from Debian into ${folder}`);
  const needs = run(packages, "apt-cache", "show", "--no-all-versions", "wordpress")
    .match(/^Depends: .*$/m)[0]
    // Debian takes the libraries of others out of it, and links to where they are installed.
    .match(/\b(libjs|libphp|php-getid3)[-\w]*/g);
  const themes = run(packages, "apt-cache", "search", "--names-only", "^wordpress-theme-")
    .split("\n")
    .map((line) => line.split(" ")[0])
    .filter(Boolean);
  run(packages, "apt-get", "download", "-q", "wordpress", ...new Set(needs), ...themes);
  for (const file of readdirSync(packages).filter((name) => name.endsWith(".deb"))) {
    run(packages, "dpkg-deb", "--extract", file, packages);
  }
  const files = join(packages, "usr/share/wordpress");
  for (const name of ["wp-config.php", ".htaccess", "wp-includes/certificates/ca-bundle.crt"]) {
    rmSync(join(files, name), { force: true });
  }
  const copy = join(store, "files-new");
  rmSync(copy, { recursive: true, force: true });
  cpSync(files, copy, { recursive: true, dereference: true });
  renameSync(copy, folder);
  return folder;
}

/**
 * A new site with nothing on it but what the tests add: a theme of the older kind, and a plugin that tells
 * what is stored and does what others do to pages.
 *
 * @param {string} php the version of PHP
 */
export async function startWordPress(php) {
  const scratch = scratchFolder();
  const site = join(scratch.path, "site");
  cpSync(wordpress(), site, { recursive: true, dereference: true });
  cpSync(join(here, "classic"), join(site, "wp-content/themes/classic"), { recursive: true });
  mkdirSync(join(site, "wp-content/mu-plugins"), { recursive: true });
  cpSync(join(here, "others.php"), join(site, "wp-content/mu-plugins/others.php"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = start(
    playground(),
    [
      "server",
      `--port=${port}`,
      `--php=${php}`,
      `--mount-before-install=${site}:/wordpress`,
      "--wordpress-install-mode=install-from-existing-files-if-needed",
    ],
    { folder: scratch.path },
  );
  const answers = until(
    "WordPress to answer",
    async () => (await fetch(`${origin}/`, { redirect: "manual" })).status < 400,
    300,
  );
  await Promise.race([answers, server.ended]);
  return {
    origin,
    files: site,
    stop() {
      server.stop();
      scratch.remove();
    },
  };
}
