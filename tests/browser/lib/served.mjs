/** The package on servers that a partner might have, with the files of `docs/headers/`. */

import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { iis } from "./iis.mjs";
import { freePort, program, scratchFolder, start } from "./process.mjs";
import { contentType } from "./types.mjs";
import { until } from "./wait.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Where these files expect the package. */
export const FOLDER = "/readiness-check/";

/**
 * A server with the package and one page of its own, `/`.
 *
 * @typedef {{ origin: string, requested: () => string[] }} Served `requested` answers with the
 *   paths of all requests so far
 */

/** A folder with the page and the package in it, and in that a file of `docs/headers/` if it goes there. */
function site(page, headers = "") {
  const scratch = scratchFolder();
  after(scratch.remove);
  const folder = join(scratch.path, "site");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), page);
  const place = join(folder, FOLDER.replaceAll("/", ""));
  if (headers) {
    cpSync(join(root, "pkg"), place, { recursive: true });
    copyFileSync(join(root, "docs/headers", headers), join(place, headers));
  } else symlinkSync(join(root, "pkg"), place);
  return { scratch: scratch.path, folder };
}

/**
 * The real nginx, with `docs/headers/nginx.conf` in its one server.
 *
 * @param {string} page
 * @returns {Promise<Served>}
 */
export async function nginx(page) {
  const { scratch, folder } = site(page);
  const port = await freePort();
  const log = join(scratch, "requests.log");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${scratch}/${name};`)
    .join("\n");
  writeFileSync(
    join(scratch, "nginx.conf"),
    `daemon off;
     ${process.getuid?.() === 0 ? "user root;" : ""}
     worker_processes 1;
     pid ${scratch}/nginx.pid;
     error_log stderr;
     events {}
     http {
       log_format path '$uri';
       access_log ${log} path;
       ${temporary}
       types { text/html html; }
       server {
         listen 127.0.0.1:${port};
         root ${folder};
         include ${root}docs/headers/nginx.conf;
       }
     }`,
  );
  const options = ["-c", join(scratch, "nginx.conf"), "-p", scratch, "-e", "stderr"];
  const server = start(program("nginx"), options, { folder: scratch });
  after(server.stop);
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([until("nginx to answer", () => fetch(`${origin}/`)), server.ended]);
  return { origin, requested: () => linesOf(log) };
}

const linesOf = (log) => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []);

/**
 * The real Apache, which knows no types of its own, with `docs/headers/.htaccess` in the package's folder.
 *
 * @param {string} page
 * @returns {Promise<Served>}
 */
export async function apache(page) {
  const { folder } = site(page, ".htaccess");
  const rules = "<Files index.html>\nForceType text/html\n</Files>";
  const server = await apacheServer(folder, [], rules);
  after(server.stop);
  return server;
}

/**
 * Starts Apache for the files of a folder.
 *
 * @param {string} folder
 * @param {string[]} modules beside those that `.htaccess` needs
 * @param {string} rules more of the configuration
 * @param {(origin: string) => void} [prepare] is called before it starts
 */
export async function apacheServer(folder, modules, rules, prepare = () => {}) {
  const { path: scratch, remove } = scratchFolder();
  const port = await freePort();
  const log = join(scratch, "requests.log");
  const places = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules"].find(existsSync);
  const load = ["mpm_event", "authz_core", "mime", "dir", "headers", "filter", "deflate"]
    .concat(modules)
    .map((name) => `LoadModule ${name}_module ${places}/mod_${name}.so`)
    .join("\n");
  writeFileSync(
    join(scratch, "apache.conf"),
    `${load}
     ServerRoot ${scratch}
     ServerName localhost
     Listen 127.0.0.1:${port}
     PidFile ${scratch}/apache.pid
     DefaultRuntimeDir ${scratch}
     ErrorLog /dev/stderr
     CustomLog ${log} "%U"
     TypesConfig /dev/null
     ${process.getuid?.() === 0 ? "User nobody" : ""}
     DocumentRoot ${folder}
     <Directory ${folder}>
       AllowOverride FileInfo
       Require all granted
     </Directory>
     ${rules}`,
  );
  // A server that was started by root reads as somebody else.
  chmodSync(dirname(folder), 0o755);
  const origin = `http://127.0.0.1:${port}`;
  prepare(origin);
  const options = ["-f", join(scratch, "apache.conf"), "-D", "FOREGROUND"];
  const server = start(program("apache2", "httpd"), options, { folder: scratch });
  await Promise.race([until("Apache to answer", () => fetch(`${origin}/`)), server.ended]);
  return {
    origin,
    requested: () => linesOf(log),
    stop() {
      server.stop();
      remove();
    },
  };
}

/**
 * A server that obeys `docs/headers/_headers` as the hosts of static sites do: every rule that fits
 * applies, and a header that two rules give has both values. Without a rule about it, whatever is
 * sent has to be asked for again.
 *
 * @param {string} page
 * @returns {Promise<Served>}
 */
export function staticHost(page) {
  const rules = parseHeaders(readFileSync(`${root}docs/headers/_headers`, "utf8"));
  return pretended(page, (path, file) => {
    if (!existsSync(file)) return null;
    const headers = new Headers({ "content-type": contentType(file) });
    for (const [name, value] of rulesFor(rules, path)) headers.append(name, value);
    if (!headers.has("cache-control")) {
      headers.set("cache-control", "public, max-age=0, must-revalidate");
    }
    return headers;
  });
}

/**
 * A server that obeys `docs/headers/web.config` as IIS does.
 *
 * @param {string} page
 * @returns {Promise<Served>}
 */
export function windows(page) {
  const answer = iis(`${root}docs/headers/web.config`);
  return pretended(page, (path, file) =>
    path === "/"
      ? new Headers({ "content-type": "text/html" })
      : answer(path.replace(FOLDER, ""), file),
  );
}

/** A server of which only the headers are another's; a file without any is not found. */
async function pretended(page, headersFor) {
  const { folder } = site(page);
  const paths = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    paths.push(path);
    const file = join(folder, path === "/" ? "index.html" : path);
    const headers = headersFor(path, file);
    response.writeHead(headers ? 200 : 404, Object.fromEntries(headers ?? []));
    response.end(headers ? readFileSync(file) : "");
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, requested: () => paths };
}

/** The rules of a `_headers` file; an asterisk may stand at the end of a path only. */
function parseHeaders(text) {
  const rules = [];
  for (const [index, line] of text.split("\n").entries()) {
    const [, indent, rest] = /^(\s*)(.*?)\s*$/.exec(line);
    const header = /^([\w-]+): (.+)$/.exec(rest);
    if (rest === "" || rest.startsWith("#")) continue;
    if (indent === "" && /^\/[^*]*\*?$/.test(rest)) rules.push({ path: rest, headers: [] });
    else if (indent !== "" && header && rules.length > 0)
      rules.at(-1).headers.push(header.slice(1));
    else throw new Error(`_headers, line ${index + 1}: ${line}`);
  }
  return rules;
}

const rulesFor = (rules, path) =>
  rules
    .filter((rule) =>
      rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path,
    )
    .flatMap((rule) => rule.headers);
