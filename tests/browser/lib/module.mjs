/** What tests do to the WebAssembly module: scripts for a page, to run before the package's own. */

/**
 * Has the module throw as an instance does that has come to an end: `trapNext()` arms the next call
 * from outside but of what the glue itself needs, `trap()` throws by itself.
 */
export const TRAPS = `{
  // The smallest module with a function that is nothing but \`unreachable\`.
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  window.trap = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports.t;
  let armed = false;
  window.trapNext = () => { armed = true; };
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...values) => {
    const { instance, module } = await instantiate(...values);
    const exports = { ...instance.exports };
    for (const [name, value] of Object.entries(exports)) {
      if (typeof value !== "function") continue;
      exports[name] = (...values) => {
        if (armed && !name.startsWith("__")) {
          armed = false;
          window.trap();
        }
        return value(...values);
      };
    }
    return { instance: { exports }, module };
  };
}`;

/** Limits the module to the memory that it begins with and so many pages of 64 KB more. */
export const little = (pages) => `{
  const number = (bytes, at) => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
      if (byte < 128) return [value, at];
    }
  };
  const written = (value) => value < 128 ? [value] : [value % 128 + 128, ...written(value >> 7)];
  const limited = (bytes) => {
    for (let at = 8; at < bytes.length; ) {
      const section = at;
      const [size, content] = number(bytes, at + 1);
      at = content + size;
      // One memory, without a limit.
      if (bytes[section] !== 5) continue;
      const [least] = number(bytes, content + 2);
      const memory = [1, 1, ...written(least), ...written(least + ${pages})];
      return Uint8Array.from([...bytes.subarray(0, section), 5, memory.length, ...memory, ...bytes.subarray(at)]);
    }
  };
  WebAssembly.instantiateStreaming = async (response, imports) =>
    WebAssembly.instantiate(limited(new Uint8Array(await (await response).arrayBuffer())), imports);
}`;

/** Has the browser find no memory for the module, as often as that. */
export const noMemory = (times) => `{
  const instantiate = WebAssembly.instantiateStreaming;
  let left = ${times};
  WebAssembly.instantiateStreaming = async (...values) => {
    if (left-- > 0) throw new RangeError("could not allocate memory");
    return instantiate(...values);
  };
}`;

/** Lets the minute that a file may take pass in three seconds. */
export const IMPATIENT = `{
  const MINUTE = 60_000;
  const sooner = (time) => (time === MINUTE ? 3000 : time);
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (time) => timeout.call(AbortSignal, sooner(time));
  const wait = window.setTimeout;
  window.setTimeout = (act, time, ...values) => wait(act, sooner(time), ...values);
}`;
