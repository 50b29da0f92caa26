// The package's files, out of the page itself: compressed, in an element that is no script.

import type { PackageFiles, Place } from "../loader/package-files.ts";

/** The place of a file among the unpacked bytes. */
type Packed = [start: number, length: number, type: string];
type Tree = Packed | { [name: string]: Tree };

/** The id of the element that holds the bytes, in base64. */
const ELEMENT = "files";

/** For browsers from before 2025, slower. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  // Going through a megabyte by an iterator takes as long as all else before the first question.
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}

/** The bytes of all files, one behind the other. */
async function unpack(): Promise<Uint8Array<ArrayBuffer>> {
  const text = document.getElementById(ELEMENT)?.textContent?.trim() ?? "";
  const packed = Uint8Array.fromBase64?.(text) ?? fromBase64(text);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const bytes = await unpack();

/** A file, which gets an address once that is asked for: a browser takes milliseconds to make one. */
function placeOf([start, length, type]: Packed): Place {
  let address: URL | undefined;
  return {
    get address() {
      address ??= new URL(
        URL.createObjectURL(new Blob([bytes.subarray(start, start + length)], { type })),
      );
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
