// The names that the build fills in.

/** The style sheet of the first view. */
declare const STYLE: string;
/** The words while the quiz is being loaded, by language. */
declare const LOADING: Record<string, string>;
/** The other words that show without a definition, in English. */
declare const AROUND: import("./interface/panel.ts").StatusMessages;
/** The hashes of files that are needed after the module that has them, by name. */
declare const LATE_HASHES: Record<string, string>;
/** The same with those of frames, by language. */
declare const WORDS: Record<string, import("./interface/panel.ts").StatusMessages>;
/** The sentence that a quiz is isolated, by language. */
declare const ISOLATED: Record<string, string>;
/** The places of the package's files among the bytes that are packed into the page. */
declare const PACKED: unknown;
/** The names of the package's files, with the hashes of those that are needed at once, as JSON. */
declare const NAMES: string;
/** The first view that comes with the entry, as JSON. */
declare const FIRST: string;

interface Navigator {
  readonly vendor: string;
}

interface Uint8ArrayConstructor {
  /** Where the browser has it. */
  readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

interface TrustedTypePolicy {
  createScriptURL(url: string): string;
}

/** Trusted Types, where the browser has them. */
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ): TrustedTypePolicy;
    }
  | undefined;

declare module "readiness-check-files" {
  /** The package's files. */
  export const FILES: import("./loader/package-files.ts").PackageFiles;
  /** The address at which a browser finds one of them. */
  export function located(address: URL): URL | Promise<URL>;
}

declare module "readiness-check-glue" {
  /** The class that wasm-bindgen makes of `element::Handle`. */
  export const Handle: typeof import("./loader/module-interface.ts").Handle;
  export function helpers(): import("./loader/module-interface.ts").GlueParts;
  export function imports(): { g: WebAssembly.ModuleImports };
  export function finish(instance: { exports: WebAssembly.Exports }): WebAssembly.Exports;
}

declare module "readiness-check-fallback" {
  /** Starts the module that Binaryen's `wasm2js` made. */
  export function instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;
}

declare module "readiness-check-report-glue" {
  export const imports: import("./loader/module-interface.ts").MakeImports;
}
