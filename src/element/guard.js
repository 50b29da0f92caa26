// Stands between the page and the WebAssembly module. Whatever is thrown out of the module ends
// it: what it was doing stays half done, so nothing in it may be called again.

/** What the glue calls while it is within another call already, and too often to be watched. */
const WITHIN = /^__(wbindgen_(malloc|realloc|free|exn_store)$|externref)/;

/** What the module has thrown. */
let end = null;
let told = false;
/** How many guarded calls are under way. */
let depth = 0;
let tell = () => {};

/** Says whom to call, once, with the message of what ended the module. */
export function onCrash(listener) {
  tell = listener;
}

/** Whether the module has ended. */
export function hasEnded() {
  return end !== null;
}

/** What a module exports, so that whoever calls from outside gets nothing when it has ended. */
export function guardModule(exports) {
  const guarded = { ...exports };
  for (const [name, value] of Object.entries(exports)) {
    // The glue looks into what it gets.
    if (typeof value === "function" && !WITHIN.test(name)) guarded[name] = guard(value, true, []);
  }
  return guarded;
}

/** What the glue makes of it likewise; what is refused there is thrown on purpose. */
export function guardClass({ prototype }) {
  for (const [name, { get, value }] of Object.entries(
    Object.getOwnPropertyDescriptors(prototype),
  )) {
    const guarded = get ? { get: guard(get) } : { value: guard(value) };
    Object.defineProperty(prototype, name, guarded);
  }
}

/** A class's new object; an error of the kind `crashed` when the module has ended. */
export function make(Class, values) {
  const made = guard(() => new Class(...values))();
  if (end) throw Object.assign(new Error(end.message), { kind: "crashed" });
  return made;
}

/**
 * The same function, which returns `nothing` when the module has ended; within another guarded
 * call it throws, so that nothing goes on there. `ends` says whether what it throws ends the module.
 */
function guard(call, ends, nothing) {
  return function (...values) {
    depth += 1;
    try {
      if (end) throw end;
      return call.apply(this, values);
    } catch (error) {
      if (ends) end ??= error instanceof Error ? error : new Error(error);
      if (!end || depth > 1) throw error;
      return nothing;
    } finally {
      depth -= 1;
      if (end && !told) announce();
    }
  };
}

/**
 * Not at once: there may be no stack left to do anything in, and what the visitor pressed is to come
 * to be chosen first.
 */
function announce() {
  setTimeout(() => {
    console.error(end);
    tell(end.message);
  });
  told = true;
}
