// The guard between the page and the WebAssembly module. Whatever is thrown out of the module ends
// it: its work stays half done, so nothing in it may be called again.

/** Exports that the glue calls within another call, and too often to be watched. */
const WITHIN = /^__(wbindgen_(malloc|realloc|free|exn_store)$|externref)/;

type Call = (this: unknown, ...values: never[]) => unknown;

/** The error that has ended the module. */
let end: Error | null = null;
let told = false;
/** The number of guarded calls that are under way. */
let depth = 0;
let tell: (message: string) => void = () => {};

/** Names the listener that is called, once, with the message of the error that ended the module. */
export function onCrash(listener: (message: string) => void): void {
  tell = listener;
}

/** True if the module has ended. */
export function hasEnded(): boolean {
  return end !== null;
}

/** A module's exports, guarded: whoever calls from outside gets nothing when it has ended. */
export function guardModule(exports: WebAssembly.Exports): WebAssembly.Exports {
  const guarded = { ...exports };
  for (const [name, value] of Object.entries(exports)) {
    // The glue looks into what it gets.
    if (typeof value === "function" && !WITHIN.test(name)) {
      guarded[name] = guard(value as Call, true, []) as WebAssembly.ExportValue;
    }
  }
  return guarded;
}

/** The glue's class, guarded likewise; its refusals are thrown on purpose. */
export function guardClass({ prototype }: { prototype: object }): void {
  for (const [name, { get, value }] of Object.entries(
    Object.getOwnPropertyDescriptors(prototype),
  )) {
    const guarded = get ? { get: guard(get) as () => unknown } : { value: guard(value) };
    Object.defineProperty(prototype, name, guarded);
  }
}

/** A new object of the glue's class; an error of the kind `crashed` when the module has ended. */
export function construct<Values extends unknown[], Made>(
  Class: new (...values: Values) => Made,
  values: Values,
): Made {
  const made = guard(() => new Class(...values)).call(undefined);
  if (end) throw Object.assign(new Error(end.message), { kind: "crashed" });
  return made as Made;
}

/**
 * The same function, which returns `nothing` when the module has ended; within another guarded
 * call it throws, so that nothing goes on there. `ends` says whether its errors end the module.
 */
function guard(call: Call, ends = false, nothing?: unknown): Call {
  return function (...values) {
    depth += 1;
    try {
      if (end) throw end;
      return call.apply(this, values);
    } catch (error) {
      if (ends) end ??= error instanceof Error ? error : new Error(String(error));
      if (!end || depth > 1) throw error;
      return nothing;
    } finally {
      depth -= 1;
      if (end && !told) announce();
    }
  };
}

/**
 * Tells a task later: there may be no stack left to do anything in, and a radio that the visitor
 * pressed is to be chosen first.
 */
function announce(): void {
  setTimeout(() => {
    console.error(end);
    // Without the stack of the old one, which may hold on to the module.
    end = new Error(end?.message);
    tell(end.message);
  });
  told = true;
}
