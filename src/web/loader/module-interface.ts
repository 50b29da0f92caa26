// The interface between the WebAssembly module and the page: the handle of `src/element/mod.rs`,
// and the host functions of `src/element/bindings.rs`.

import type { Destination } from "../destination.ts";
import type { Entries } from "../interface/entries.ts";
import type { Answers, Profile } from "../public.ts";
import type { Saved } from "../storage/saved.ts";
import type { Definition } from "./definitions.ts";

/** A mounted quiz in the module. */
export declare class Handle {
  constructor(
    root: HTMLElement,
    definition: Definition,
    pace: string,
    keeping: string,
    saved: Saved | undefined,
    host: Host,
  );
  /** The element that the quiz is rendered into. */
  readonly root: HTMLElement | undefined;
  readonly answers: Answers | undefined;
  readonly code: string | undefined;
  readonly link: string | undefined;
  readonly profile: Profile | undefined;
  readonly saved: Saved | undefined;
  /** True if a guide is to be loaded now. */
  readonly wantsGuide: boolean | undefined;
  setAnswers(answers: Answers): void;
  announce(): void;
  /** Takes over answers, notes and priorities that another tab or page has changed. */
  follow(saved: Saved): void;
  arrived(): void;
  missed(wanted: boolean): boolean | undefined;
  open(text: string, quiet: boolean): void;
  close(): void;
  setPace(pace: string): void;
  setKeeping(keeping: string): void;
  translate(definition: Definition): void;
  /** Renders anew, and from now on has words leave with what they are in, see `src/view/text.rs`. */
  renew(definition: Definition): void;
  guide(guide: unknown): void;
  noGuide(): void;
  refresh(): void;
  reset(): void;
  destroy(): void;
  free(): void;
}

/** The functions of the page that the module may call. Each is guarded: none throws into it. */
export interface Host {
  address(): string;
  ready(): void;
  save(saved: Saved | null): void;
  changed(detail: { code: string }): void;
  shown(detail: object): void;
  bring(): void;
  bringGuide(): void;
  mayDownload(): boolean;
  destination(): Destination | undefined;
  /** Others have changed words in the quiz. Called by the page, not by the module. */
  reworded(): void;
  [name: string]: (...values: never[]) => unknown;
}

/** The parts of the first module's glue that the second one's is made of. */
export type GlueParts = readonly unknown[];

/** The functions of the page that only the second module calls. */
export type MakeImports = (parts: GlueParts) => WebAssembly.Imports;

/** The module as it is loaded. */
export interface WasmModule {
  begin(response: Response | undefined): Promise<void>;
  /** Brings the module the second one, which shares its memory, table and stack; not where it is whole. */
  extend?(second: ArrayBuffer, makeImports: MakeImports): Promise<unknown>;
  mount: Mount;
  onCrash(listener: (message: string) => void): void;
}

/** Mounts a quiz. */
export type Mount = (
  definition: Definition,
  pace: string,
  keeping: string,
  saved: Saved | undefined,
  host: Host,
) => MountedHandle;

/** A handle that can be asked for what the module was never told, when that has ended. */
export interface MountedHandle extends Handle {
  readonly untold: Entries | undefined;
}
