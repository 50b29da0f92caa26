// Files by the place they are at. The package's own have a hash, and are only taken if they match.

import { FILES, located } from "readiness-check-files";
import { Failure, FILE_TIMEOUT, kindOf, messageOf } from "../errors.ts";

/** The address of a file, and the hash that it is held to. */
export interface Place {
  readonly address: URL;
  /** Left out where `mounted` has it, which comes before the file is needed. */
  readonly integrity?: string;
  /** True if it is none of the package's, so that nobody has its hash. */
  readonly foreign?: boolean;
}

/** The hashes of files that are needed later, by name, in the module that comes before. */
interface WithHashes {
  HASHES: Record<string, string>;
}

/** The files of one packaged assessment in one language. */
export interface PackagedAssessment {
  definition: Place;
  /** The rest of the definition. */
  rest?: Place;
  guide?: Place;
  /** First views by pace. */
  quick?: Place;
  full?: Place;
}

/** The files that the package consists of, by what they are. */
export interface PackageFiles {
  glue: Place;
  wasm: Place;
  older: Place;
  fallback: Place;
  report: Place;
  reportStyle: Place;
  mounted: Place;
  results: Place;
  framed: Place;
  frame: Place;
  frameSandboxed?: Place;
  assessments: Record<string, Record<string, PackagedAssessment>>;
  /** The words of the interface by language, for definitions of other addresses. */
  words: Record<string, Place>;
}

const TRUSTED_TYPES_POLICY = "readiness-check";
/** The modules that were asked for, by address. */
const modules = new Map<string, Promise<unknown>>();
/** The number of times one could not be had, or was to be had afresh. */
const attempts = new Map<string, number>();
let trust: TrustedTypePolicy | null = null;

/** The hash that a file is held to; empty for none. */
async function hashOf(place: Place): Promise<string> {
  if (place.foreign) return "";
  const late = async () => (await importModule<WithHashes>(FILES.mounted)).HASHES[nameOf(place)];
  return place.integrity ?? (await late()) ?? "";
}

/** The last part of an address, for messages. */
export const nameOf = ({ address }: Place): string => address.pathname.split("/").pop() ?? "";

/** Fetches without cookies; anything but success is a `load-failed`. */
export async function fetchFile(place: Place): Promise<Response> {
  const integrity = await hashOf(place);
  let response: Response;
  const end = new AbortController();
  setTimeout(() => end.abort(), FILE_TIMEOUT);
  try {
    const address = await located(place.address);
    response = await fetch(address, { credentials: "omit", integrity, signal: end.signal });
  } catch (error) {
    throw new Failure("load-failed", explain(place, messageOf(error)));
  }
  if (!response.ok) throw new Failure("load-failed", refusedBy(place, response));
  return response;
}

/** The same for a text of at most so many bytes. */
export async function fetchText(place: Place, most = Number.POSITIVE_INFINITY): Promise<string> {
  const response = await fetchFile(place);
  try {
    return await read(response, most);
  } catch (error) {
    throw new Failure("load-failed", `${nameOf(place)}: ${messageOf(error)}`);
  }
}

/** A response's text; a server may send more than any browser holds, so it is counted as it comes. */
async function read(response: Response, most: number): Promise<string> {
  if (most === Number.POSITIVE_INFINITY || !response.body) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      reader.cancel();
      throw new Error(`it is larger than ${most} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

const refusedBy = (place: Place, { status }: Response) =>
  `${nameOf(place)}: the server answered ${status}`;

/** The reason why a file could not be had; browsers tell of none that the hash may have. */
function explain(place: Place, message: string): string {
  const doubt = !place.foreign ? ", or is not the file of this version" : "";
  return `${nameOf(place)} is out of reach${doubt}: ${message}`;
}

/**
 * Imports one of the package's modules, once. `import()` takes no hash, so the browser is first
 * told to load the module with one; the import then finds what was loaded.
 */
export function importModule<Exports>(place: Place): Promise<Exports> {
  const key = place.address.href;
  const loading = modules.get(key) ?? load(place);
  modules.set(key, loading);
  return loading as Promise<Exports>;
}

/** Has the next import of a module be a fresh one. */
export function importAfresh({ address: { href } }: Place): void {
  modules.delete(href);
  attempts.set(href, (attempts.get(href) ?? 0) + 1);
}

async function load(place: Place): Promise<unknown> {
  const address = new URL(await located(place.address));
  // Browsers may remember a module that failed to load or has crashed under its address.
  const attempt = attempts.get(place.address.href);
  if (attempt) address.search = `again=${attempt}`;
  try {
    await preload(address.href, await hashOf(place));
    return await import(address.href);
  } catch (error) {
    importAfresh(place);
    if (kindOf(error)) throw error;
    throw new Failure("load-failed", explain(place, messageOf(error)));
  }
}

function preload(href: string, integrity: string): Promise<void> {
  const loader = loaderOf(href);
  loader.crossOrigin = "anonymous";
  loader.integrity = integrity;
  return new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(href));
    loader.onload = () => resolve();
    loader.onerror = fail;
    setTimeout(fail, FILE_TIMEOUT);
    document.head.append(loader);
  }).finally(() => loader.remove());
}

/**
 * WebKit passes over the hash of a module that is preloaded, but not over that of a script; Firefox before
 * 115 preloads none.
 */
function loaderOf(href: string): HTMLLinkElement | HTMLScriptElement {
  const link = document.createElement("link");
  if (!navigator.vendor.startsWith("Apple") && link.relList.supports("modulepreload")) {
    return Object.assign(link, { rel: "modulepreload", href });
  }
  return Object.assign(document.createElement("script"), { type: "module", src: trusted(href) });
}

/** If the page trusts nobody with scripts' addresses, the frame is the way on. */
function trusted(href: string): string {
  try {
    trust ??=
      globalThis.trustedTypes?.createPolicy(TRUSTED_TYPES_POLICY, {
        createScriptURL: (url) => url,
      }) ?? null;
  } catch (error) {
    throw new Failure("wasm-blocked", `this page's security policy: ${messageOf(error)}`);
  }
  return trust?.createScriptURL(href) ?? href;
}
