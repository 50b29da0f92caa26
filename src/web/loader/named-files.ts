// The package's files beside the entry. They are named in a text that a program can find in the entry and
// write anew, see `src/package/names.rs`: so a package can have more assessments than it was built with.

import type { PackageFiles, Place } from "./package-files.ts";

/** The place of a file. Its address is worked out when it is read: a server that imports the package has none. */
const placeOf = ([name = "", integrity]: string[]): Place => ({
  get address() {
    return new URL(name, import.meta.url);
  },
  integrity,
});

/** The address at which a browser finds a file: its own. The page with all files in it has another. */
export function located(address: URL): URL {
  return address;
}

export const FILES = JSON.parse(NAMES, (_, named) =>
  typeof named === "string" ? placeOf(named.split(" ")) : named,
) as PackageFiles;
