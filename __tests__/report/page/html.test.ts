import * as fc from "fast-check";
import { html } from "../../../src/report/page/html";

const NAMED: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};
const read = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (one) => NAMED[one] ?? one);

test("no text opens an element or ends an attribute, and each is read as it was", () => {
  const text = fc
    .array(fc.constantFrom("<", ">", "&", '"', "'", "script", "--", "]]>", "&lt;", "é", "\u{1f600}"))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, (value) => {
      const written = html`${value}`.text;
      expect(written).not.toMatch(/[<>"']/);
      expect(read(written)).toBe(value);
    }),
  );
});

test("markup stays as it is, lists are joined, and nothing is left of what is absent", () => {
  expect(html`<ul>${[html`<li>${"a&b"}</li>`, undefined, false]}</ul>`.text).toBe(
    "<ul><li>a&amp;b</li></ul>",
  );
});

test("a character that no document may hold is shown as U+FFFD", () => {
  expect(html`${"a\u0000\ud800b"}`.text).toBe("a\ufffd\ufffdb");
});

test("a character that turns the direction of the text around is written out", () => {
  expect(html`${"GET \u202e/\u2066"}`.text).toBe("GET U+202E/U+2066");
});
