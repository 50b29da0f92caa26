// Exports of a result: on paper, as a table, as a drawing. Loaded when they are first asked for.

import { download } from "./download.ts";

const NAMESPACE = "http://www.w3.org/2000/svg";
/** Pixels a unit of the wheel's own coordinates; an image has twice as many. */
const SCALE = 0.25;
/** A canvas's words for those of SVG. */
const ALIGNMENTS: Record<string, CanvasTextAlign> = { middle: "center", end: "right" };

/** Hands a table to the browser's downloads. */
export function saveTable(assessment: string, table: string): boolean {
  return download(new Blob([table], { type: "text/csv" }), assessment, "answers", "csv");
}

/** Hands a drawing to the browser's downloads, as one that needs nothing else or as an image. */
export async function saveDrawing(
  assessment: string,
  drawing: SVGElement,
  image: boolean,
): Promise<boolean> {
  try {
    const content = image
      ? await painted(drawing)
      : new Blob([written(drawing)], { type: "image/svg+xml" });
    return download(content, assessment, "wheel", image ? "png" : "svg");
  } catch {
    return false;
  }
}

/** The marks of a drawing as they look on the page, whatever its style sheet is. */
function marksOf(drawing: SVGElement) {
  const toColour = colourReader();
  return [...drawing.querySelectorAll<SVGElement>("path, circle, text")].map((mark) => {
    const look = getComputedStyle(mark);
    const number = (name: string) => Number.parseFloat(look.getPropertyValue(name)) || 0;
    const paint = (name: string) => {
      const value = look.getPropertyValue(name);
      if (value === "none") return { colour: "none", opacity: 0 };
      const { colour, opacity } = toColour(value);
      return { colour, opacity: opacity * number(`${name}-opacity`) * number("opacity") };
    };
    return {
      mark,
      turn: turnOf(mark, drawing),
      fill: paint("fill"),
      stroke: paint("stroke"),
      width: number("stroke-width"),
      dashes: look.strokeDasharray.match(/[\d.]+/g)?.map(Number) ?? [],
      size: number("font-size"),
      weight: look.fontWeight,
      family: look.fontFamily,
      anchor: look.textAnchor,
    };
  });
}

/** A drawing's left and top edges, its width and its height, in its own coordinates. */
function boxOf(drawing: SVGElement): [number, number, number, number] {
  const [left = 0, top = 0, width = 0, height = 0] =
    drawing.getAttribute("viewBox")?.split(" ").map(Number) ?? [];
  return [left, top, width, height];
}

/** Throws where the browser has no canvas for it. */
function contextOf(canvas: OffscreenCanvas, settings?: CanvasRenderingContext2DSettings) {
  const context = canvas.getContext("2d", settings);
  if (!context) throw new Error("the browser can't draw");
  return context;
}

/** Reads any colour that style sheets know as one that every program knows. */
function colourReader() {
  const context = contextOf(new OffscreenCanvas(1, 1), { willReadFrequently: true });
  return (value: string) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    return { colour: `rgb(${red},${green},${blue})`, opacity: alpha / 255 };
  };
}

function written(drawing: SVGElement): string {
  const file = document.implementation.createDocument(NAMESPACE, "svg");
  const root = file.documentElement;
  const box = drawing.getAttribute("viewBox") ?? "";
  const [left, top, width, height] = boxOf(drawing);
  const add = (name: string, values: Record<string, unknown>, text = "") => {
    const element = file.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
    element.textContent = text;
    root.append(element);
  };
  root.setAttribute("viewBox", box);
  root.setAttribute("width", String(width * SCALE));
  root.setAttribute("height", String(height * SCALE));
  add("title", {}, drawing.getAttribute("aria-label") ?? "");
  add("rect", { x: left, y: top, width, height, fill: "#fff" });
  for (const {
    mark,
    turn,
    fill,
    stroke,
    width: line,
    dashes,
    size,
    weight,
    family,
    anchor,
  } of marksOf(drawing)) {
    const place = mark.matches("path") ? ["d"] : mark.matches("circle") ? ["r"] : ["x", "y"];
    const values: Record<string, unknown> = Object.fromEntries(
      place.map((name) => [name, mark.getAttribute(name)]),
    );
    if (turn) values.transform = `rotate(${turn})`;
    values.fill = fill.colour;
    values["fill-opacity"] = fill.opacity.toFixed(2);
    if (stroke.opacity > 0) {
      Object.assign(values, { stroke: stroke.colour, "stroke-width": line });
      values["stroke-opacity"] = stroke.opacity.toFixed(2);
      if (dashes.length > 0) values["stroke-dasharray"] = dashes.join(" ");
    }
    if (mark.matches("text")) {
      Object.assign(values, { "font-size": size, "font-weight": weight, "font-family": family });
      // Half of an x-height below its line is the middle of a line in every program.
      Object.assign(values, { "text-anchor": anchor, dy: "0.35em" });
    }
    if (fill.opacity > 0 || stroke.opacity > 0) add(mark.localName, values, mark.textContent ?? "");
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}`;
}

/** Drawn mark by mark, for an image of the drawing may not be loaded on every page. */
function painted(drawing: SVGElement): Promise<Blob> {
  const [left, top, width, height] = boxOf(drawing);
  const scale = 2 * SCALE;
  const canvas = new OffscreenCanvas(width * scale, height * scale);
  const context = contextOf(canvas);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(-left, -top);
  context.textBaseline = "middle";
  for (const {
    mark,
    turn,
    fill,
    stroke,
    width: line,
    dashes,
    size,
    weight,
    family,
    anchor,
  } of marksOf(drawing)) {
    context.globalAlpha = fill.opacity;
    context.fillStyle = fill.colour === "none" ? "#fff" : fill.colour;
    if (mark.matches("text")) {
      context.font = `${weight} ${size}px ${family}`;
      context.textAlign = ALIGNMENTS[anchor] ?? "left";
      const [x = 0, y = 0] = ["x", "y"].map((name) => Number(mark.getAttribute(name)));
      context.fillText(mark.textContent ?? "", x, y);
      continue;
    }
    const outline = new Path2D();
    outline.addPath(outlineOf(mark), new DOMMatrix().rotate(turn));
    if (fill.opacity > 0) context.fill(outline);
    if (stroke.opacity > 0) {
      context.globalAlpha = stroke.opacity;
      context.strokeStyle = stroke.colour;
      context.lineWidth = line;
      context.setLineDash(dashes);
      context.stroke(outline);
    }
  }
  return canvas.convertToBlob({ type: "image/png" });
}

/** How far a mark is turned around the middle of a drawing, in degrees. */
function turnOf(mark: Element | null, drawing: Element): number {
  if (!mark || mark === drawing) return 0;
  const [, turn = 0] = /rotate\(([\d.]+)\)/.exec(mark.getAttribute("transform") ?? "") ?? [];
  return Number(turn) + turnOf(mark.parentElement, drawing);
}

function outlineOf(mark: Element): Path2D {
  if (mark.matches("path")) return new Path2D(mark.getAttribute("d") ?? "");
  const circle = new Path2D();
  circle.arc(0, 0, Number(mark.getAttribute("r")), 0, 2 * Math.PI);
  return circle;
}

/**
 * Prints an element by itself, from a frame that holds nothing else: the page around it has a
 * header and a menu that nobody wants on paper. Whether the browser began to.
 */
export function print(element: HTMLElement): boolean {
  const frame = document.createElement("iframe");
  // A frame that isn't laid out isn't printed either.
  Object.assign(frame.style, { position: "fixed", inset: "auto 0 0 auto", border: "0" });
  Object.assign(frame.style, { inlineSize: "0", blockSize: "0" });
  frame.ariaHidden = "true";
  frame.tabIndex = -1;
  (element.getRootNode() as ShadowRoot).append(frame);
  let began = false;
  try {
    const sheet = fill(frame, element);
    sheet.addEventListener("beforeprint", () => {
      began = true;
    });
    sheet.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
    sheet.focus();
    sheet.print();
  } finally {
    // Also where the page may not even look into a frame of its own.
    if (!began) frame.remove();
  }
  return began;
}

/** Puts a copy of an element into a frame as a document of its own; the frame's window. */
function fill(frame: HTMLIFrameElement, element: HTMLElement): Window {
  const sheet = frame.contentWindow as Window & typeof globalThis;
  const page = sheet.document;
  const { lang, dir } = element.closest<HTMLElement>("[lang]") ?? {};
  Object.assign(page.documentElement, { lang: lang ?? "", dir: dir ?? "" });
  const style = new sheet.CSSStyleSheet();
  style.replaceSync(STYLE);
  page.adoptedStyleSheets = [style];
  const around = page.createElement("main");
  around.className = "readiness-check";
  around.append(page.importNode(element, true));
  page.body.append(around);
  raiseHeadings(around);
  page.title = around.querySelector("h1")?.textContent ?? "";
  return sheet;
}

/** On the page, the brief's title stands below others; on a sheet of its own it is the first. */
function raiseHeadings(sheet: HTMLElement): void {
  for (const heading of sheet.querySelectorAll("h4, h5")) {
    const raised = heading.ownerDocument.createElement(heading.matches("h4") ? "h1" : "h2");
    raised.append(...heading.childNodes);
    heading.replaceWith(raised);
  }
}
