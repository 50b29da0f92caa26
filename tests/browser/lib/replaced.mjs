/** Ways in which a page puts another element in the place of one. */

/** What each does to `host`, as scripts for the verb `run`. */
export const REPLACEMENTS = {
  "by HTML": `host.parentNode.innerHTML = host.outerHTML`,
  "by another": `host.replaceWith(host.cloneNode())`,
  "by one that came before it left": `
    host.before(host.cloneNode());
    host.remove();`,
  "by one that came much earlier": `
    host.after(host.cloneNode());
    return new Promise((resolve) => setTimeout(() => resolve(host.remove())));`,
  "by one that was there before": `
    const next = host.cloneNode();
    host.after(next);
    return next.ready.then(() => host.remove());`,
};
