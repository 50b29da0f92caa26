/** A server that obeys `docs/headers/web.config` as IIS does, which runs on Windows alone. */

import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";

/** @typedef {{ name: string, attributes: Record<string, string>, children: Node[] }} Node */

/**
 * The elements of an XML document; one that is not closed, or closed by another name, is refused.
 *
 * @param {string} text
 * @returns {Node}
 */
function parseXml(text) {
  const top = { name: "", attributes: {}, children: [] };
  const open = [top];
  const body = text.replace(/^<\?xml[^>]*\?>/, "").replace(/<!--(?:(?!--)[\s\S])*-->/g, "");
  for (const [, closing, name, rest, empty] of body.matchAll(/<(\/?)([\w.]+)([^<>]*?)(\/?)>/g)) {
    if (closing) {
      const { name: opened } = open.pop();
      if (opened !== name) throw new Error(`web.config: </${name}> closes <${opened}>`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/([\w]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    const node = { name, attributes, children: [] };
    open.at(-1).children.push(node);
    if (!empty) open.push(node);
  }
  if (open.length !== 1) throw new Error(`web.config: <${open.at(-1).name}> has no end`);
  return top;
}

const within = (node, ...names) =>
  names.reduce(
    (nodes, name) =>
      nodes.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [node],
  );

/** Takes what a collection adds; what the site may have already has to be removed first. */
function collection(nodes, key) {
  const removed = new Set();
  const added = [];
  for (const { name, attributes } of nodes.flatMap(({ children }) => children)) {
    const id = attributes[key];
    if (name === "remove") removed.add(id);
    else if (id && removed.has(id)) added.push(attributes);
    else if (id) throw new Error(`web.config: ${id} is not removed before it is added`);
  }
  return added;
}

const headersOf = (node) =>
  collection(within(node, "system.webServer", "httpProtocol", "customHeaders"), "name").map(
    ({ name, value }) => [name, value],
  );

/**
 * What the server sends for a file of the folder, or null for one whose type it has not been told.
 *
 * @param {string} config the path of the file
 */
export function iis(config) {
  const [root] = within(parseXml(readFileSync(config, "utf8")), "configuration");
  const content = within(root, "system.webServer", "staticContent");
  const types = new Map(
    collection(content, "fileExtension").map(({ fileExtension, mimeType }) => [
      fileExtension,
      mimeType,
    ]),
  );
  const cached = within(content[0], "clientCache").map(({ attributes }) => attributes);
  const locations = within(root, "location").map((node) => [node.attributes.path, headersOf(node)]);
  /** @param {string} name the file's, from the folder on @param {string} path where it is */
  return (name, path) => {
    const type = types.get(extname(name) || ".");
    if (!type || !existsSync(path)) return null;
    const own = locations.filter(([place]) => place === name).flatMap(([, headers]) => headers);
    const headers = new Headers([["content-type", type], ...headersOf(root), ...own]);
    if (cached.some(({ cacheControlMode }) => cacheControlMode === "DisableCache")) {
      headers.set("cache-control", "no-cache");
    }
    return headers;
  };
}
