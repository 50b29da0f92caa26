/** Browsers of earlier years: today's, with what is newer taken away before the page's scripts run. */

/** Newer than the oldest browsers that run the quiz, each as a script that takes it away. */
export const NEWER = {
  // The driver's own scripts need it.
  "Object.hasOwn": `
    const { hasOwn } = Object;
    Object.hasOwn = (...values) => {
      if (new Error().stack.includes("/pkg/")) throw new TypeError("Object.hasOwn is not a function");
      return hasOwn(...values);
    };`,
  structuredClone: "delete window.structuredClone",
  "Array.prototype.at":
    "delete Array.prototype.at; delete String.prototype.at; delete Uint8Array.prototype.__proto__.at",
  "searching from the end": "delete Array.prototype.findLast; delete Array.prototype.findLastIndex",
  "copies of arrays": `for (const name of ["toSorted", "toReversed", "toSpliced", "with"]) delete Array.prototype[name]`,
  "helpers of iterators": "delete window.Iterator",
  grouping: "delete Object.groupBy; delete Map.groupBy",
  "promises from outside": "delete Promise.withResolvers; delete Promise.try",
  "AbortSignal.timeout": "delete AbortSignal.timeout",
  "AbortSignal.any":
    "delete AbortSignal.any; delete AbortSignal.abort; delete AbortSignal.prototype.throwIfAborted",
  "style sheets made by scripts": `
    window.CSSStyleSheet = function () { throw new TypeError("Illegal constructor"); };
    delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets;
    older("light-dark")`,
  "light-dark() and what came before it": `older("light-dark")`,
  "CSS.registerProperty": "delete CSS.registerProperty",
  "preloading modules": `
    const { supports } = DOMTokenList.prototype;
    DOMTokenList.prototype.supports = function (token) { return token !== "modulepreload" && supports.call(this, token); };
    const { append } = Element.prototype;
    Element.prototype.append = function (...nodes) {
      for (const node of nodes) if (node.rel === "modulepreload") node.rel = "none";
      return append.apply(this, nodes);
    };`,
  checkVisibility: "delete Element.prototype.checkVisibility",
  inert: "delete HTMLElement.prototype.inert",
  "the share menu and the clipboard":
    "delete Navigator.prototype.share; delete Navigator.prototype.clipboard",
  OffscreenCanvas: "delete window.OffscreenCanvas",
  "FinalizationRegistry and WeakRef": "delete window.FinalizationRegistry; delete window.WeakRef",
  "ends of buffers": "delete ArrayBuffer.prototype.detached; delete ArrayBuffer.prototype.transfer",
  "the Navigation API": "delete window.navigation",
  "declarative shadow roots": "delete HTMLTemplateElement.prototype.shadowRootMode",
  trustedTypes: "delete window.trustedTypes",
  IntersectionObserver: "delete window.IntersectionObserver",
  "writing of languages": "delete Intl.ListFormat; delete Intl.Locale; delete Intl.PluralRules",
  "references in WebAssembly": `
    const refuse = () => Promise.reject(new WebAssembly.CompileError("invalid value type 'externref'"));
    WebAssembly.instantiate = WebAssembly.instantiateStreaming = refuse;`,
  "compiling WebAssembly as it comes": "delete WebAssembly.instantiateStreaming",
  WebAssembly: "delete window.WebAssembly",
};

/** A browser that knows nothing in a style in which one of these words is. */
export const OLDER = `
  const older = (word) => {
    const { supports } = CSS;
    CSS.supports = (...texts) => !texts.join().includes(word) && supports.apply(CSS, texts);
  };`;

/** What the tests themselves look with. */
export const SEES = `Element.prototype.checkVisibility ??= function () { return this.getClientRects().length > 0; };`;

const { OffscreenCanvas, WebAssembly, ...rest } = NEWER;

/** All that is newer taken away at once, but for what has no bearing on the others. */
export const TOGETHER = Object.values(rest)
  .map((one) => `{${one}}`)
  .join("\n");
