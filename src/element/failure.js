// What can go wrong while loading, under the kinds of the public contract.

/** How long a file may take, in milliseconds. */
const PATIENCE = 60_000;

/** An error with the `kind` that `readiness-error` reports. */
export class Failure extends Error {
  constructor(kind, message) {
    super(message);
    this.name = "ReadinessError";
    this.kind = kind;
  }
}

/** What the file at an address is called. */
export const nameOf = (address) => address.pathname.split("/").pop();

/** Fetches without cookies; anything but success is a `load-failed`. */
export async function fetchWhole(address) {
  const name = nameOf(address);
  let response;
  try {
    response = await fetch(address, {
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    throw new Failure("load-failed", `${name}: ${error.message}`);
  }
  if (!response.ok) {
    throw new Failure("load-failed", `${name}: the server answered ${response.status}`);
  }
  return response;
}

/** The same for a text. */
export async function fetchText(address) {
  const response = await fetchWhole(address);
  try {
    return await response.text();
  } catch (error) {
    throw new Failure("load-failed", `${nameOf(address)}: ${error.message}`);
  }
}
