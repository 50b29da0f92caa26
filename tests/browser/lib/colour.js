// Runs in the page: what colours really look like, painted and read back, and how far they differ.

(() => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const read = new Map();

  /** A colour as red, green, blue and opacity, as the screen gets them. */
  function paint(value) {
    if (!read.has(value)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = value;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      read.set(value, [red, green, blue, alpha / 255]);
    }
    return read.get(value);
  }

  const over = ([r, g, b, alpha], below) =>
    [r, g, b].map((channel, index) => channel * alpha + (below[index] ?? 0) * (1 - alpha));

  function luminance(colour) {
    const [red, green, blue] = colour.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  }

  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;

  /**
   * What is seen behind an element: every background up to the page's own. `grounds` are those that are
   * known already, since elements share most of what is around them.
   */
  function behind(element, grounds) {
    if (!element) return [255, 255, 255];
    if (!grounds.has(element)) {
      const layer = paint(getComputedStyle(element).backgroundColor);
      grounds.set(element, over(layer, layer[3] === 1 ? [] : behind(above(element), grounds)));
    }
    return grounds.get(element);
  }

  /** The contrast of a colour drawn on a ground. */
  const against = (value, ground) => contrast(over(paint(value), ground), ground);

  const called = (element) =>
    [element.localName, ...element.classList].join(".") +
    (element.matches(".begun *, .here *") ? " in progress" : "");

  const seen = (root) =>
    [...root.querySelectorAll("*")].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1,
    );

  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");

  /** One element of each kind that shows text or a line. */
  function kinds(elements) {
    const found = new Map();
    for (const element of elements) {
      const key = `${called(element)} in ${called(above(element))}`;
      if (!found.has(key)) found.set(key, element);
    }
    return [...found];
  }

  const EDGED =
    ".primary, .secondary, .pace, .choice:has(:checked), .position, input[readonly], textarea, select";
  const DRAWN = ".estimate-edge, .hatch, .dash, .edge, .wheel .level, .stripes";

  /**
   * Everything in a quiz that has to stand out, one of each kind, as `[what, least, measure]`: text,
   * the edges of what can be pressed, drawn lines, and the ring around what has the focus. `measure` takes
   * a map of the grounds that are known, which is empty again whenever colours have changed. Everything else is
   * hidden, for engines would colour it anew each time.
   */
  window.contrastsIn = (root) => {
    const all = seen(root);
    const found = [];
    const needed = new Set();
    const note = (what, css, least, value, place) => {
      const fitting = all.filter((one) => (typeof css === "string" ? one.matches(css) : css(one)));
      for (const [name, element] of kinds(fitting)) {
        const look = getComputedStyle(element);
        for (let node = element; node && !needed.has(node); node = above(node)) needed.add(node);
        found.push([
          `${what} of ${name}`,
          least,
          (grounds) => against(look[value], behind(place(element), grounds)),
        ]);
      }
    };
    const drawing = (element) => element.ownerSVGElement;
    note(
      "text",
      (one) => !one.closest("svg") && hasText(one),
      4.5,
      "color",
      (one) => one,
    );
    note("text", "svg text", 4.5, "fill", drawing);
    note("edge", EDGED, 3, "borderTopColor", above);
    note("line", DRAWN, 3, "stroke", drawing);
    note("ring", ":focus-visible", 3, "outlineColor", above);
    for (const element of all) {
      if (!needed.has(element)) element.style.setProperty("display", "none", "important");
    }
    return found;
  };

  /** A colour as it is painted: red, green, blue and opacity, up to 255 each. */
  window.looksLike = (value) =>
    paint(value).map((channel, at) => Math.round(at < 3 ? channel : channel * 255));
})();
