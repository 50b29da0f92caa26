/**
 * What browsers and their extensions do to the words on a page, as functions that run in it: each
 * works on a shadow root, again whenever something changes in it, and never takes back what it did.
 * A text counts as translated when it stands in ⟦these brackets⟧, so that it can be told from what
 * the quiz has written since.
 *
 * Modelled on what can be read of the real ones: Chrome's puts `<font>` elements in the place of
 * text nodes; Firefox's sends a block away, then takes everything out of it and puts it back in
 * another order, with other words in the same nodes, now and then without an element that the
 * translation has no use for; Edge's writes into the nodes there are, notes on elements what it
 * wrote, and translates attributes.
 */

/* These functions are sent to the page, so each of them stands for itself. */

/**
 * What they share: `each(work, late)` has all texts of `root` worked on, now and whenever there are
 * new ones, `late` milliseconds after they came; `mark(text)` is a text's translation; `idle()` says
 * whether nothing is under way.
 */
function tools(root) {
  let pending = 0;
  const known = new WeakSet();
  const isWord = (data) => data.trim() !== "" && !data.includes("⟦");
  const textsIn = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (
      let text = node.nodeType === 3 ? node : walker.nextNode();
      text;
      text = walker.nextNode()
    ) {
      if (isWord(text.data) && !text.parentElement?.closest("style, textarea, .foreign")) {
        texts.push(text);
      }
    }
    return texts;
  };
  const isSvg = (node) => node.namespaceURI === "http://www.w3.org/2000/svg";
  const isBlock = (node) =>
    node.nodeType === 1 && (isSvg(node) || !/^(inline|none)$/.test(getComputedStyle(node).display));
  const blockOf = (text) => {
    let block = text.parentElement;
    while (!isBlock(block) && block.parentElement) block = block.parentElement;
    return [...block.children].some(isBlock) ? text : block;
  };
  const watch = (look) => {
    look();
    const options = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(root, options);
  };
  const kit = {
    isWord,
    textsIn,
    blockOf,
    watch,
    mark: (text) => text.replace(/\S([\s\S]*\S)?/, "⟦$&⟧"),
    idle: () => pending === 0,
    afterwards(late, work) {
      pending += 1;
      setTimeout(() => {
        pending -= 1;
        work();
      }, late);
    },
    each(work, late) {
      watch(() => {
        const texts = textsIn(root).filter((text) => !known.has(text));
        if (texts.length === 0) return;
        for (const text of texts) known.add(text);
        kit.afterwards(late, () => {
          for (const [position, text] of texts.entries()) {
            known.delete(text);
            if (isWord(text.data)) work(text, position);
          }
        });
      });
    },
  };
  return kit;
}

function chrome({ each, mark }) {
  each((text) => {
    const [outer, inner] = [0, 1].map(() => document.createElement("font"));
    for (const font of [outer, inner]) font.style.verticalAlign = "inherit";
    inner.append(mark(text.data));
    outer.append(inner);
    text.replaceWith(outer);
  }, 15);
}

function firefox({ watch, textsIn, blockOf, afterwards, mark, isWord }, root) {
  const asked = new Set();
  /** The nodes of a tree in the order of their translation. */
  function merge(tree) {
    const nodes = [...tree.childNodes];
    for (const node of nodes) node.remove();
    const inline = nodes.filter(({ nodeType }) => nodeType === 1);
    // One element too many for the translation: its words are the block's own now.
    const lost = inline.length > 1 ? inline.at(-1) : null;
    for (const node of nodes.reverse()) {
      if (node.nodeType === 3 && isWord(node.data)) node.data = mark(node.data);
      else if (node.nodeType === 1) merge(node);
      if (node === lost) tree.append(...node.childNodes);
      else tree.append(node);
    }
  }
  watch(() => {
    const blocks = [...new Set(textsIn(root).map(blockOf))].filter((block) => !asked.has(block));
    if (blocks.length > 0) {
      for (const block of blocks) asked.add(block);
      afterwards(40, () => {
        for (const block of blocks) {
          asked.delete(block);
          if (block.nodeType === 1) merge(block);
          else if (isWord(block.data)) block.data = mark(block.data);
        }
      });
    }
    for (const named of root.querySelectorAll("[aria-label]")) {
      const label = named.getAttribute("aria-label");
      if (isWord(label)) named.setAttribute("aria-label", mark(label));
    }
  });
}

function edge({ each, mark, isWord }, root) {
  let count = 0;
  each((text, position) => {
    const around = text.parentElement;
    count += 1;
    around?.setAttribute("_msttexthash", String(text.data.length));
    around?.setAttribute("_msthash", String(count));
    text.data = mark(text.data);
    if (position % 3 === 0 && around) {
      const font = document.createElement("font");
      font.setAttribute("_mstmutation", "1");
      text.replaceWith(font);
      font.append(text);
    }
    for (const named of root.querySelectorAll("[aria-label]")) {
      const label = named.getAttribute("aria-label");
      if (!isWord(label)) continue;
      named.setAttribute("_mstaria-label", label);
      named.setAttribute("aria-label", mark(label));
    }
  }, 10);
}

/** Makes a block again, of the markup that came back for it. */
function rewriter({ each, blockOf, textsIn, mark }) {
  each((text) => {
    const block = text.isConnected && blockOf(text);
    if (!block) return;
    const copy = block.cloneNode(true);
    for (const one of textsIn(copy)) one.data = mark(one.data);
    if (block === text) text.replaceWith(copy);
    else block.replaceChildren(...copy.childNodes);
  }, 20);
}

/** Lets every word be pointed at, or leaves the first one where it is and sets off the rest. */
function readingAid({ each, mark }) {
  each((text, position) => {
    const word = (data) => {
      const span = document.createElement("span");
      span.append(mark(data));
      return span;
    };
    const data = text.data.split(/(\s+)/);
    const nodes = data.map((part) => (part.trim() ? word(part) : document.createTextNode(part)));
    if (position % 2 === 0) {
      text.replaceWith(...nodes);
    } else {
      text.data = nodes[0].textContent;
      text.after(...nodes.slice(1));
    }
  }, 0);
}

/** Writes the translation of every text below it, when that has come. */
function bilingual({ watch, textsIn, afterwards, mark }, root) {
  const asked = new WeakSet();
  watch(() => {
    const isNew = (text) => !asked.has(text) && !text.parentElement.closest(".translation");
    const texts = textsIn(root).filter(isNew);
    if (texts.length === 0) return;
    const wanted = texts.map((text) => [text.parentElement, text.data]);
    for (const text of texts) asked.add(text);
    afterwards(60, () => {
      for (const [around, data] of wanted) {
        const translation = document.createElement("font");
        translation.className = "translation";
        translation.append(mark(data));
        around.append(translation);
      }
    });
  });
}

/** Puts notes between the elements and frames around them, and takes elements away. */
function meddler({ watch }, root) {
  const seen = new WeakSet();
  watch(() => {
    for (const [position, element] of [...root.querySelectorAll("[part=quiz] *")].entries()) {
      const isOurs = !element.closest(".foreign, .frame, svg, select, table, legend, button");
      if (!isOurs || seen.has(element) || element.matches("input, textarea, summary")) continue;
      seen.add(element);
      if (element.matches("details.more, .lede, .step, .credit p")) element.remove();
      else if (position % 5 === 0) {
        const note = document.createElement("div");
        note.className = "foreign";
        note.append("Saved for later");
        element.before(note);
      } else if (position % 7 === 0) {
        const frame = document.createElement("div");
        frame.className = "frame";
        element.replaceWith(frame);
        frame.append(element);
      } else if (position % 11 === 0) element.previousElementSibling?.closest(".foreign")?.remove();
    }
  });
}

/**
 * Each by its name, as a script that has `root` in scope and sets `window.translator`.
 * `keeps` says whether all that the quiz shows is still there afterwards.
 */
export const TRANSLATORS = Object.entries({
  chrome,
  firefox,
  edge,
  rewriter,
  readingAid,
  bilingual,
  meddler,
}).map(([name, translate]) => ({
  name,
  keeps: translate !== meddler,
  script: `${tools}
    const kit = tools(root);
    (${translate})(kit, root);
    window.translator = kit;`,
}));
