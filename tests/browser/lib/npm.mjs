/** The package as npm hands it out, and applications that have installed it. */

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "./process.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of the package. */
export const PACKAGE = join(root, "pkg");

/** A program that npm installed for this project. */
export const tool = (name) => join(root, "node_modules/.bin", name);

/** Packs the package into `folder`; the path of the tarball. */
export function pack(folder) {
  npm(PACKAGE, "pack", "--pack-destination", folder);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  return join(folder, tarball);
}

/**
 * A new folder with an application that has the package installed from its tarball, and some of
 * this project's tools linked beside it; nothing is downloaded.
 *
 * @param {Record<string, string>} files texts by path
 * @param {string[]} [tools] names of packages
 */
export function application(files, tools = []) {
  const { path, remove } = scratchFolder();
  const manifest = JSON.stringify({ private: true, type: "module" });
  for (const [name, text] of Object.entries({ "package.json": manifest, ...files })) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  npm(path, "install", "--offline", "--no-package-lock", pack(path));
  for (const name of tools) {
    symlinkSync(join(root, "node_modules", name), join(path, "node_modules", name));
  }
  return { path, remove };
}

/** What npm says on standard output; what it warns of shows only when it fails. */
export const npm = (folder, ...words) =>
  execFileSync("npm", [...words, "--loglevel", "error"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
