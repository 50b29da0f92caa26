/** The place that a page offers to send a result to: what is taken, and what is refused and why. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { readDestination } from "../../src/web/destination.ts";

test("forms and mails, with the places for code and link where the page put them", () => {
  const form = "https://forms.example.org/f?entry.1={code}&entry.2={link}#top";
  assert.deepEqual(readDestination(form, "To us"), {
    address: form,
    label: "To us",
    place: "forms.example.org",
  });
  assert.deepEqual(readDestination("https://example.org:8443/r/{code}/{code}", ""), {
    address: "https://example.org:8443/r/{code}/{code}",
    label: "",
    place: "example.org:8443",
  });
  const mail = "mailto:policy@example.org?subject=Our%20result&body={link}";
  assert.deepEqual(readDestination(mail, ""), {
    address: mail,
    label: "",
    place: "policy@example.org",
  });
});

test("what leads nowhere, elsewhere than it says, or carries nothing is refused with the reason", () => {
  const refused: [string, RegExp][] = [
    ["http://example.org/{code}", /neither with mailto: nor with https:/],
    ["javascript:alert('{code}')", /neither with mailto: nor with https:/],
    ["data:text/html,{code}", /neither with mailto: nor with https:/],
    ["https://example.org/", /neither \{code\} nor \{link\}/],
    ["https://example.org/{CODE}", /neither \{code\} nor \{link\}/],
    ["/form?r={code}", /is no address/],
    ["https://{code}.example.org/", /placeholder where it says to whom/],
    ["mailto:{code}@example.org", /placeholder where it says to whom/],
    ["mailto:?body={link}", /names nobody/],
    ["https://forms.example.org@elsewhere.example/{code}", /a name or a password/],
  ];
  for (const [address, reason] of refused) {
    assert.match(String(readDestination(address, "")), reason, address);
  }
});

test("a label is text: one with markup in it is refused, signs of comparison are not", () => {
  const address = "https://example.org/{code}";
  for (const label of ["<b>Send</b>", "Send <img src=x onerror=alert(1)>", "<!-- -->"]) {
    assert.match(String(readDestination(address, label)), /holds markup/, label);
  }
  assert.equal(typeof readDestination(address, "To whom it < 3 & more"), "object");
});
