// The package's files, out of the page itself: compressed, in an element that is no script.

import type { PackageFiles, Place } from "../loader/package-files.ts";

/** The place of a file among the unpacked bytes. */
type Packed = [start: number, length: number, type: string];
type Tree = Packed | { [name: string]: Tree };

/** The id of the element that holds the bytes, in base64. */
const ELEMENT = "files";

/** The bytes of all files, one behind the other. */
async function unpack(): Promise<Uint8Array<ArrayBuffer>> {
  const text = document.getElementById(ELEMENT)?.textContent?.trim() ?? "";
  const signs = atob(text);
  const packed = new Uint8Array(signs.length);
  // Going through a megabyte by an iterator takes as long as all else before the first question.
  for (let at = 0; at < signs.length; at += 1) packed[at] = signs.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const bytes = await unpack();

function addressOf([start, length, type]: Packed): Place {
  const content = new Blob([bytes.subarray(start, start + length)], { type });
  return { address: new URL(URL.createObjectURL(content)), integrity: "" };
}

const placesOf = (tree: Tree): object =>
  Array.isArray(tree)
    ? addressOf(tree as Packed)
    : Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, placesOf(inner)]));

/** This page, for there is no other. */
const frame = { address: new URL(location.pathname, location.href) };

export const FILES = { ...placesOf(PACKED as Tree), frame, frameSandboxed: frame } as PackageFiles;
