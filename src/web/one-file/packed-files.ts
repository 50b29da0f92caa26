// The package's files, out of the page itself: compressed, in elements that are no scripts.

import { isOlder } from "../interface/older-style.ts";
import type { PackageFiles, Place } from "../loader/package-files.ts";

/** The place of a file among the unpacked bytes of an element, by the id of that. */
type Packed = [pack: string, start: number, length: number, type: string];
type Tree = Packed | { [name: string]: Tree };

/** The id of the element that holds what the first question needs, in base64. */
const FIRST_PACK = "files";
/** The scheme of addresses of files that are not unpacked yet; no browser finds anything there. */
const SCHEME = "packed:";

/** For browsers from before 2025, slower. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  // Going through a megabyte by an iterator takes as long as all else before the first question.
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}

/** The bytes of all files in a pack, one behind the other. */
async function unpack(pack: string): Promise<Uint8Array<ArrayBuffer>> {
  const text = document.getElementById(pack)?.textContent?.trim() ?? "";
  const packed = Uint8Array.fromBase64?.(text) ?? fromBase64(text);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The bytes of the packs that were asked for. */
const packs = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
/** The files that are not unpacked yet, by their addresses. */
const files = new Map<string, Packed>();
/** The addresses at which browsers find those, by the others. */
const found = new Map<string, Promise<URL>>();

function unpacked(pack: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = packs.get(pack) ?? unpack(pack);
  packs.set(pack, bytes);
  return bytes;
}

const addressIn = (bytes: Uint8Array<ArrayBuffer>, [, start, length, type]: Packed): URL =>
  new URL(URL.createObjectURL(new Blob([bytes.subarray(start, start + length)], { type })));

/** The address at which a browser finds a file, of which `address` may be but a name. */
export function located(address: URL): URL | Promise<URL> {
  const { href } = address;
  const file = files.get(href);
  if (!file) return address;
  const location = found.get(href) ?? unpacked(file[0]).then((bytes) => addressIn(bytes, file));
  found.set(href, location);
  return location;
}

/** The bytes of the first pack in older browsers, for their style is linked without waiting. */
const linked = isOlder() ? await unpacked(FIRST_PACK) : null;

/** The place of a file. Only where it is linked has it an address at once: a browser takes milliseconds to make one. */
function placeOf(file: Packed): Place {
  const [pack, start] = file;
  const name = new URL(`${SCHEME}${pack}/${start}`);
  files.set(name.href, file);
  let address: URL | undefined;
  return {
    get address() {
      if (!linked || pack !== FIRST_PACK) return name;
      address ??= addressIn(linked, file);
      return address;
    },
    integrity: "",
  };
}

const placesOf = (tree: Tree): object =>
  Array.isArray(tree)
    ? placeOf(tree as Packed)
    : Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, placesOf(inner)]));

/** This page, for there is no other. */
const frame = { address: new URL(location.pathname, location.href) };

export const FILES = { ...placesOf(PACKED as Tree), frame, frameSandboxed: frame } as PackageFiles;
