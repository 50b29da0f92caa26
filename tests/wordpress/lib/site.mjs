/**
 * A WordPress of its own for the tests: the files as Debian packages them, or of any folder named by
 * `WORDPRESS`, run by PHP with SQLite behind Apache, as most are run.
 */

import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, program, scratchFolder, start } from "../../browser/lib/process.mjs";
import { apacheServer } from "../../browser/lib/served.mjs";
import { until } from "../../browser/lib/wait.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const here = fileURLToPath(new URL("../", import.meta.url));
/** What is downloaded stays there. */
const store = join(root, "target/wordpress");

/** The package of npm that has WordPress' own plugin for SQLite in it, and nothing else of use here. */
const SQLITE = "@wp-playground/cli@3.1.56";

/** The plugin as `cargo xtask wordpress` writes it. */
export const ZIP = join(store, "readiness-check.zip");

/** The administrator of every new site. */
export const ADMINISTRATOR = { name: "admin", password: "the words of an administrator" };

const run = (folder, command, ...words) =>
  execFileSync(command, words, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });

/** A folder that `fill` fills once, whole or not at all. */
function once(name, fill) {
  const folder = join(store, name);
  if (existsSync(folder)) return folder;
  console.log(`Fetching ${name} into ${folder}`);
  const work = `${folder}-new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  renameSync(fill(work), folder);
  rmSync(work, { recursive: true, force: true });
  return folder;
}

const sqlite = () =>
  once("sqlite", (work) => {
    run(work, "npm", "pack", "--loglevel=error", SQLITE);
    const [tarball] = readdirSync(work);
    run(work, "tar", "xzf", tarball);
    const zip = join(work, "package/sqlite-database-integration.zip");
    run(work, "php", "-r", "(new PharData($argv[1]))->extractTo('.');", zip);
    return join(work, "plugin-sqlite-database-integration");
  });

const wordpress = () =>
  process.env.WORDPRESS ??
  once("files", (work) => {
    const needs = run(work, "apt-cache", "show", "--no-all-versions", "wordpress")
      .match(/^Depends: .*$/m)[0]
      // Debian takes the libraries of others out of it, and links to where they are installed.
      .match(/\b(libjs|libphp|php-getid3)[-\w]*/g);
    const themes = run(work, "apt-cache", "search", "--names-only", "^wordpress-theme-")
      .split("\n")
      .map((line) => line.split(" ")[0])
      .filter(Boolean);
    run(work, "apt-get", "download", "-q", "wordpress", ...new Set(needs), ...themes);
    for (const file of readdirSync(work).filter((name) => name.endsWith(".deb"))) {
      run(work, "dpkg-deb", "--extract", file, work);
    }
    const files = join(work, "usr/share/wordpress");
    // These are, or lead to, what the machine is set up with.
    for (const name of ["wp-config.php", ".htaccess", "wp-includes/certificates/ca-bundle.crt"]) {
      rmSync(join(files, name), { force: true });
    }
    const copy = join(work, "files");
    cpSync(files, copy, { recursive: true, dereference: true });
    return copy;
  });

const config = (origin) => `<?php
define( 'DB_NAME', 'site' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_DIR', __DIR__ . '/database' );
define( 'WP_HOME', '${origin}' );
define( 'WP_SITEURL', '${origin}' );
// It asks nobody for news, and gets no visits that do its chores.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'FS_METHOD', 'direct' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', __DIR__ . '/debug.log' );
$table_prefix = 'wp_';
require_once __DIR__ . '/wp-settings.php';
`;

/**
 * A new site with nothing on it but what the tests add: a theme of the older kind, and a plugin that tells
 * what is stored and does what others do to pages.
 */
export async function startWordPress() {
  const scratch = scratchFolder();
  const site = join(scratch.path, "site");
  const content = join(site, "wp-content");
  cpSync(wordpress(), site, { recursive: true, dereference: true });
  cpSync(join(here, "classic"), join(content, "themes/classic"), { recursive: true });
  mkdirSync(join(content, "mu-plugins"), { recursive: true });
  cpSync(join(here, "others.php"), join(content, "mu-plugins/others.php"));
  const database = join(content, "mu-plugins/sqlite");
  cpSync(sqlite(), database, { recursive: true });
  const dropIn = readFileSync(join(database, "db.copy"), "utf8");
  writeFileSync(
    join(content, "db.php"),
    dropIn.replaceAll("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", database),
  );
  // Before WordPress 6.2 the class that this one extends asks for what it keeps to itself.
  const own = join(database, "wp-includes/sqlite/class-wp-sqlite-db.php");
  const shared = readFileSync(own, "utf8").replace(
    "private $allow_unsafe",
    "protected $allow_unsafe",
  );
  writeFileSync(own, shared);

  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const php = start(program("php"), ["-S", address, "-t", site], {
    folder: scratch.path,
    env: { PHP_CLI_SERVER_WORKERS: "3" },
  });
  // Files of the plugin are Apache's to send, by the `.htaccess` that the plugin brings.
  const { origin, stop } = await apacheServer(
    site,
    ["proxy", "proxy_http"],
    `ProxyPass /wp-content/plugins/readiness-check/package/ !
     ProxyPass / http://${address}/
     ProxyPreserveHost On`,
    (origin) => writeFileSync(join(site, "wp-config.php"), config(origin)),
  );
  const form = {
    weblog_title: "A site",
    user_name: ADMINISTRATOR.name,
    admin_password: ADMINISTRATOR.password,
    admin_password2: ADMINISTRATOR.password,
    pw_weak: "1",
    admin_email: "admin@example.org",
    blog_public: "0",
  };
  await Promise.race([
    until("PHP to answer", () => fetch(`http://${address}/readme.html`)),
    php.ended,
  ]);
  const installed = await fetch(`${origin}/wp-admin/install.php?step=2`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const text = await installed.text();
  const complaints = () => {
    const log = join(site, "debug.log");
    return existsSync(log) ? readFileSync(log, "utf8") : "";
  };
  if (!/wp-login\.php/.test(text)) {
    throw new Error(`WordPress was not installed: ${text}\n${complaints()}`);
  }
  return {
    origin,
    files: site,
    /** What PHP complained of. */
    complaints,
    stop() {
      stop();
      php.stop();
      scratch.remove();
    },
  };
}
