// Scopes of a quiz's states: whatever is awaited in a state ends with it.

/** The reason for the end of a scope; nobody is told of it. */
export const ENDED = Symbol("ended");

/** The value of `work`, unless the state that `signal` belongs to has ended: then throws `ENDED`. */
export async function within<Value>(
  signal: AbortSignal,
  work: PromiseLike<Value> | Value,
): Promise<Value> {
  try {
    const value = await work;
    if (!signal.aborted) return value;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw ENDED;
}

/** The longest that {@link settledSoon} waits, in milliseconds. */
const SOON = 2_000;

/** Resolves when a promise is settled, or soon. */
export async function settledSoon(promise: Promise<unknown> | undefined): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, SOON));
  await Promise.race([promise, late]).catch(() => {});
}
