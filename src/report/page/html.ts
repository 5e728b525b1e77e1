import { visibleText } from "./visible-text";

/** Markup that is safe to put into a page; only {@link html} makes it. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Content = Html | string | number | false | undefined | readonly Content[];

/**
 * Markup in which every value is escaped that is not markup itself, in text as in quoted attributes; lists are joined, and
 * `false` and `undefined` leave nothing.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#escapingString
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.reduce((text, part, i) => text + written(values[i - 1]) + part));
}

function written(value: Content): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(written).join("");
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that stands for itself, in an element as in a quoted attribute. */
function escaped(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}
