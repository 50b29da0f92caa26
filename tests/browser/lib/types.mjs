/** Content types by file name, as a partner's web server would send them. */

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * The content type of a path; plain text when its ending says nothing.
 *
 * @param {string} path
 */
export function contentType(path) {
  const ending = path.slice(path.lastIndexOf("."));
  return TYPES[ending] ?? "text/plain; charset=utf-8";
}
