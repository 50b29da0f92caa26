// Files, by the place they are at: `{ address, integrity }`. The package's own have a hash, and
// are only taken if they match it.

import { Failure, PATIENCE } from "./failure.js";

const TRUSTED = "readiness-check";
/** The modules that were asked for, by address. */
const modules = new Map();
/** How often one could not be had, or was to be had afresh. */
const attempts = new Map();
let trust = null;

/** The last part of an address, for messages. */
export const nameOf = ({ address }) => address.pathname.split("/").pop();

/** Fetches without cookies; anything but success is a `load-failed`. */
export async function fetchWhole(place) {
  const { address, integrity = "" } = place;
  let response;
  try {
    response = await fetch(address, {
      credentials: "omit",
      integrity,
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    const doubt = integrity && ", or is not the file of this version";
    throw new Failure("load-failed", `${nameOf(place)} is out of reach${doubt}: ${error.message}`);
  }
  if (!response.ok) {
    throw new Failure("load-failed", `${nameOf(place)}: the server answered ${response.status}`);
  }
  return response;
}

/** The same for a text. */
export async function fetchText(place) {
  const response = await fetchWhole(place);
  try {
    return await response.text();
  } catch (error) {
    throw new Failure("load-failed", `${nameOf(place)}: ${error.message}`);
  }
}

/**
 * Imports one of the package's modules, once. `import()` takes no hash, so the browser is first
 * told to load the module with one; the import then finds what was loaded.
 */
export function importWhole(place) {
  const key = place.address.href;
  if (!modules.has(key)) modules.set(key, load(place));
  return modules.get(key);
}

/** Has the next import of a module be a fresh one. */
export function importAfresh({ address: { href } }) {
  modules.delete(href);
  attempts.set(href, (attempts.get(href) ?? 0) + 1);
}

async function load(place) {
  const address = new URL(place.address);
  // Browsers may remember a module that failed to load or has crashed under its address.
  const attempt = attempts.get(address.href);
  if (attempt) address.search = `again=${attempt}`;
  try {
    await preload(address.href, place.integrity);
    return await import(address.href);
  } catch (error) {
    importAfresh(place);
    throw error.kind ? error : new Failure("load-failed", `${nameOf(place)}: ${error.message}`);
  }
}

function preload(href, integrity) {
  const loader = loaderOf(href);
  loader.crossOrigin = "anonymous";
  loader.integrity = integrity;
  return new Promise((resolve, reject) => {
    loader.onload = resolve;
    loader.onerror = () => reject(new Error("out of reach, or not the file of this version"));
    setTimeout(loader.onerror, PATIENCE);
    document.head.append(loader);
  }).finally(() => loader.remove());
}

/** WebKit passes over the hash of a module that is preloaded, but not over that of a script. */
function loaderOf(href) {
  if (!navigator.vendor.startsWith("Apple")) {
    return Object.assign(document.createElement("link"), { rel: "modulepreload", href });
  }
  return Object.assign(document.createElement("script"), { type: "module", src: trusted(href) });
}

/** Where the page trusts nobody with scripts' addresses, the frame is the way on. */
function trusted(href) {
  try {
    trust ??= globalThis.trustedTypes?.createPolicy(TRUSTED, { createScriptURL: (url) => url });
  } catch (error) {
    throw new Failure("wasm-blocked", `this page's security policy: ${error.message}`);
  }
  return trust?.createScriptURL(href) ?? href;
}
