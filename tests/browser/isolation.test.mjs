/**
 * A page that wants to know what is entered in an isolated quiz, and does all that a page can do:
 * frames of its own, greetings, messages, definitions, measurements. It learns how many questions
 * are answered, and nothing else.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { around, CONDITIONS, definitionWith, LEVELS, sentence } from "./lib/assessment.mjs";
import { beginAfresh, embed } from "./lib/embed.mjs";
import { across, frameOf, inFrame } from "./lib/frame.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const [FIRST] = CONDITIONS;
const { driver, site, check, open, errors, details } = await stage();
/** The package's own server. */
const other = await startSite();

beforeEach(() => beginAfresh(driver, other));

const script = (text, ...values) => driver.executeScript(text, ...values);
const inside = (act) => inFrame(driver, check, act);

/** A page of the first site with the package of the other one; it hears all that the frame says. */
function page(parts) {
  other.clear();
  return across(other, { before: LISTEN, ...parts });
}

/** A page with the package on its own server, and so with a frame that is sandboxed. */
function ownPage(parts) {
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  return { attributes: "isolated", before: LISTEN, ...parts };
}

const PAGES = { "": page, ", sandboxed": ownPage };

/** Has the page hear the frame's call and messages, and hold the port to send others. */
const LISTEN = `
  addEventListener("message", ({ data }) => { window.call ??= data; });
  window.heard = [];
  const Channel = MessageChannel;
  window.MessageChannel = class {
    constructor() {
      const channel = new Channel();
      window.port = channel.port1;
      channel.port1.addEventListener("message", ({ data }) => heard.push(data));
      return channel;
    }
  };
  /** Loads a frame and greets it; what it says is pushed to the list that comes back. */
  window.greetFrame = (address, greeting) => {
    const frame = document.createElement("iframe");
    const said = [];
    frame.src = address;
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || !data.readinessCheck) return;
      const { port1, port2 } = new Channel();
      port1.onmessage = ({ data }) => said.push(data);
      frame.contentWindow.postMessage({ readinessCheck: data.readinessCheck, ...greeting }, "*", [port2]);
    });
    document.body.append(frame);
    return said;
  };
  /** Loads frames and greets them whether they ask for it or not; \`told\` has all that they say. */
  window.greetUnasked = (addresses, greeting) => {
    const frames = addresses.map((address) => {
      const frame = document.createElement("iframe");
      frame.src = address;
      frame.onload = () => greet(frame);
      document.body.append(frame);
      return frame;
    });
    window.told = [];
    addEventListener("message", ({ source, data }) => {
      if (frames.some(({ contentWindow }) => contentWindow === source)) told.push(data);
    });
    window.greet = ({ contentWindow }) => {
      for (let version = 0; version < 10; version += 1) {
        const { port1, port2 } = new Channel();
        port1.onmessage = ({ data }) => told.push(data);
        contentWindow.postMessage({ readinessCheck: version, ...greeting }, "*", [port2]);
      }
    };
    return frames;
  };`;

/**
 * Loads frames with such greetings, and returns what they all said once each has begun, which takes
 * a while, for each is a page with a module of its own.
 */
async function said(frames) {
  await script("window.said = arguments[0].map((frame) => greetFrame(...frame))", frames);
  await until(
    "all frames",
    () =>
      script(
        `return said.every((list) => list.some(({ kind }) => kind === "ready" || kind === "error"))`,
      ),
    30,
  );
  return script("return said");
}

test("other frames of the package, greeted with any name, mode and attributes, hold nothing", async () => {
  await open(page());
  await inside((inner) => inner.choose(FIRST, "partial"));
  await until("the change", async () => (await details("change")).length === 1);
  const attributes = { id: "isolated", save: "tab", onfocus: "alert(1)", assessment: "/own.json" };
  const frames = ["isolated", "isolated=false", "isolated&embedded"].flatMap((mode) =>
    ["", "isolated", "-isolated", "#isolated"].map((name) => [
      `${other.url("/pkg/frame.html")}?${mode}`,
      {
        isolated: false,
        mode: "embedded",
        name,
        attributes,
        theme: {},
        fragment: "",
        id: "isolated",
      },
    ]),
  );
  const everything = JSON.stringify(await said(frames));
  assert.doesNotMatch(everything, /:"partial"|"code":"\w/);
  assert.doesNotMatch(JSON.stringify(await script("return heard")), /:"partial"|"code":"\w/);
});

test("what was entered is not asked out of it by a definition that somebody made", async () => {
  await open(page());
  await inside((inner) => inner.choose(FIRST, "none"));
  await until("the change", async () => (await details("change")).length === 1);
  // With its only question answered it would load its guide, and say that it is none.
  const definition = JSON.stringify(
    definitionWith((definition) => {
      definition.conditions.length = 1;
      definition.slots = definition.slots.filter((slot) => slot.startsWith(FIRST));
    }),
  );
  const [list] = await said([
    [
      `${other.url("/pkg/frame.html")}?isolated`,
      { name: "", attributes: {}, theme: {}, fragment: "", definition, guide: "{" },
    ],
  ]);
  assert.ok(
    list.some(({ kind }) => kind === "ready"),
    JSON.stringify(list),
  );
  const frames = await driver.findElements({ css: "body > iframe" });
  await driver.switchTo().frame(frames[0]);
  assert.deepEqual(await quiz(driver).chosen(), {});
  await driver.switchTo().defaultContent();
});

test("a quiz on the package's own page is read by nobody who frames that page later", async () => {
  await driver.get(other.url("/pkg/frame.html"));
  await check.ready();
  await check.choose(FIRST, "partial");
  await driver.get(embed(site, page({ body: "" })));
  const attributes = { id: "", save: "tab" };
  const greeting = { isolated: false, name: "", attributes, theme: {}, fragment: "" };
  const address = (mode) => `${other.url("/pkg/frame.html")}${mode}`;
  const isolated = ["?isolated", "?isolated&embedded"].map((mode) => [address(mode), greeting]);
  assert.doesNotMatch(JSON.stringify(await said(isolated)), /:"partial"|"code":"\w/);
  // Without isolation it speaks to nobody.
  const modes = ["", "?embedded", "?embedded&id=", "?lang=en"].map(address);
  for (const frame of await script("return greetUnasked(...arguments)", modes, greeting)) {
    const answer = async (level) => {
      await driver.switchTo().frame(frame);
      const inner = quiz(driver);
      await inner.ready();
      await inner.run("values[0].click()", await inner.radio(FIRST, level));
      assert.deepEqual((await inner.state()).answers, { [FIRST]: level });
      await driver.switchTo().defaultContent();
    };
    await answer("partial");
    await script("greet(arguments[0])", frame);
    // Whoever listens would hear of this, and of all that was asked before.
    await answer("exploring");
  }
  assert.deepEqual(
    await script("return new Promise((resolve) => setTimeout(resolve, 0, told))"),
    [],
  );
});

test("greeted by a script before the element does, an isolated frame tells no more", async () => {
  const first = `${LISTEN}
    addEventListener("message", ({ source, data }) => {
      if (!data.readinessCheck) return;
      const { port1, port2 } = new Channel();
      port1.onmessage = ({ data }) => heard.push(data);
      const greeting = { readinessCheck: data.readinessCheck, isolated: false, name: "", attributes: {}, theme: {} };
      source.postMessage(greeting, "*", [port2]);
    });`;
  await driver.get(embed(site, page({ before: first })));
  await until("the frame", () => script(`return heard.some(({ kind }) => kind === "ready")`));
  await driver.switchTo().frame(await check.run(`return root.querySelector("iframe")`));
  const inner = quiz(driver);
  await inner.run("values[0].click()", await inner.radio(FIRST, "exploring"));
  assert.match(await script(`return document.querySelector(".isolation").textContent`), /\w/);
  await driver.switchTo().defaultContent();
  await until("the change", () => script(`return heard.some(({ kind }) => kind === "change")`));
  assert.doesNotMatch(JSON.stringify(await script("return heard")), /:"exploring"|"code":"\w/);
});

test("height, scrolling, focus and messages are the same over all answers of a result", async () => {
  const traces = [];
  for (const level of [...LEVELS, "not-sure"]) {
    await open(page({ attributes: `isolated save="off"` }));
    const sizes = [];
    const measure = async () =>
      sizes.push(
        await check.run(`
          const frame = root.querySelector("iframe");
          const { width, height } = frame.getBoundingClientRect();
          return [width, height, frame.getAttribute("height"), frame.contentWindow.length, scrollY,
            document.documentElement.scrollHeight, document.activeElement.localName];`),
      );
    await inside(async (inner) => {
      await inner.choose(FIRST, level);
    });
    await measure();
    await inside(async (inner) => {
      await inner.press(sentence("see-results"));
    });
    await until("the result", async () => (await details("result")).length === 1);
    for (const width of [320, 420, 560, 760]) {
      await check.run("host.style.width = values[0] + 'px'", width);
      await measure();
    }
    const messages = await script("return heard");
    traces.push({ level, sizes, messages: messages.filter(({ kind }) => kind !== "title") });
  }
  const [{ level: _, ...expected }, ...others] = traces;
  for (const { level, ...found } of others) assert.deepEqual(found, expected, level);
  assert.deepEqual(
    expected.messages.map(({ kind }) => kind),
    ["used", "ready", "used", "change", "result"],
  );
});

test("malformed and huge messages change nothing, on either side", async () => {
  await open(page());
  await frameOf(check);
  await script(`
    const deep = JSON.parse("[".repeat(5000) + "]".repeat(5000));
    const circle = {};
    circle.kind = circle;
    const long = "x".repeat(2 ** 23);
    const values = [null, undefined, 0, "", [], deep, circle, long, new ArrayBuffer(8), /x/, new Map(),
      { id: "x", onclick: "alert(1)", assessment: "/x.json", isolated: "" }, { length: -1 },
      { [long]: long }, Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [at, "partial"]))];
    const kinds = ["attributes", "theme", "fragment", "answers", "open", "greeting", "__proto__",
      "constructor", "state", "height", deep, null];
    const frame = document.querySelector("readiness-check").shadowRoot.querySelector("iframe");
    const post = (target, message) => {
      try {
        target.postMessage(message, "*");
      } catch {
        // The browser itself passes no such thing on.
      }
    };
    for (const value of values) {
      const greetings = [value, { readinessCheck: value }, ...kinds.map((kind) => ({ kind, value }))];
      for (const message of greetings) {
        for (const target of [frame.contentWindow, window]) post(target, message);
        try {
          port.postMessage(message);
        } catch {}
      }
    }`);
  await inside(async (inner) => {
    await inner.choose(FIRST, "statewide");
    const found = await inner.run("return [host.id, host.onclick, host.isolated, host.assessment]");
    assert.deepEqual(found, ["isolated", null, false, "state-policy"]);
  });
  await until("the change", async () =>
    (await details("change")).some(({ answered }) => answered === 1),
  );
  for (const { kind } of await errors()) assert.match(kind, /answers-invalid|link-damaged/);
  assert.deepEqual(await complaints(driver), []);
});

for (const [where, made] of Object.entries(PAGES)) {
  test(`a link in an isolated quiz opens in a tab of its own, and the quiz stays${where}`, async () => {
    const credit = site.html("/credit", "<!doctype html><title>Credit</title>");
    await open(made());
    const here = await driver.getWindowHandle();
    await inside(async (inner) => {
      await inner.choose(FIRST, "partial");
      const link = await inner.find("[part=credit] a");
      assert.equal(await link.getAttribute("rel"), "noreferrer");
      // The real one is not on this machine.
      await inner.run("values[0].href = values[1]", link, credit);
      await link.click();
    });
    const [there] = await until("another tab", async () => {
      const others = (await driver.getAllWindowHandles()).filter((handle) => handle !== here);
      return others.length === 1 && others;
    });
    await driver.switchTo().window(there);
    await until("the page", async () => (await driver.getTitle()) === "Credit");
    assert.equal(await script("return opener"), null);
    await driver.close();
    await driver.switchTo().window(here);
    await inside(async (inner) => assert.deepEqual(await inner.chosen(), { [FIRST]: "partial" }));
    assert.deepEqual(await errors(), []);
  });

  test(`whoever comes into the frame later is greeted by nobody, and the quiz can be had again${where}`, async () => {
    const foreign = other.url("/foreign.html");
    await open(made({ attributes: `isolated save="off"` }));
    const call = await script("return window.call");
    assert.ok(call.readinessCheck);
    await script(`window.told = [];
    addEventListener("message", ({ data }) => "told" in data && told.push(data));`);
    other.html(
      "/foreign.html",
      `<!doctype html><script>
       addEventListener("message", ({ data }) => parent.postMessage({ told: data }, "*"));
       parent.postMessage(${JSON.stringify(call)}, "*");
       parent.postMessage({ told: "here" }, "*");
     </script>`,
    );
    await inside(async () => script("location.href = arguments[0]", foreign));
    await until("the message", async () => (await check.message()).includes(around("load-failed")));
    assert.deepEqual(
      (await errors()).map(({ kind }) => kind),
      ["load-failed"],
    );
    assert.deepEqual(await details("result"), []);
    assert.deepEqual(await script("return told"), [{ told: "here" }]);
    await check.press(around("retry"));
    await check.ready();
    await inside((inner) => inner.choose(FIRST, "partial"));
  });
}

test("a policy that only reports stops no frame", async () => {
  const policy = { "content-security-policy-report-only": "default-src 'self' 'unsafe-inline'" };
  site.headers("/embed", policy);
  await open(page());
  await inside((inner) => inner.choose(FIRST, "partial"));
  assert.deepEqual(await errors(), []);
});

test("the package's own page shows no assessment that lies elsewhere on its server", async () => {
  other.json(
    "/upload.json",
    definitionWith((definition) => {
      definition.title = "Your session expired";
    }),
  );
  for (const address of [
    "/upload.json",
    "../upload.json",
    "..%2fupload.json",
    "//evil.example/x.json",
    "\\upload.json",
    "http://[",
  ]) {
    await driver.get(`${other.url("/pkg/frame.html")}?assessment=${encodeURIComponent(address)}`);
    await until("the message", async () => (await check.message()).includes(around("load-failed")));
    assert.doesNotMatch(await driver.getTitle(), /expired/);
  }
  assert.deepEqual(other.requested("/upload.json"), []);
});

test("a definition with a field as deep as can be loads in a frame, or says why not", async () => {
  const text = JSON.stringify(definitionWith());
  for (const depth of [500, 6000, 200_000]) {
    const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
    site.fault("/deep.json", {
      body: text.replace("{", `{"x":${deep},`),
      type: "application/json",
    });
    await driver.get(
      embed(site, page({ attributes: `isolated save="off" assessment="/deep.json"` })),
    );
    await until(
      "the quiz, or a message",
      async () => (await details("ready")).length > 0 || (await check.message()) !== "",
    );
    if (depth === 500) assert.equal((await details("ready")).length, 1);
    site.clear();
  }
});
