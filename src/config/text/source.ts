import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from "yaml";
import type { Path } from "../findings/finding";

/** The longest text of a value that a message repeats. */
const MAX_WRITTEN = 80;

/** A deployment file as written: its YAML nodes, and where each of them stands. */
export class Source {
  readonly document: Document.Parsed;
  readonly #lines = new LineCounter();

  constructor(private readonly text: string) {
    this.document = parseDocument(text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      // Duplicates are reported by us, with their path, and do not keep the rest from being checked.
      uniqueKeys: false,
    });
  }

  /** The text as a value: maps, lists, texts, numbers, booleans and null. */
  value(): unknown {
    return this.document.toJS();
  }

  /** Line and column, from 1, of a character of the text. */
  at(offset: number): { readonly line: number; readonly column: number } {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** The place of a value, or of its key; of what is missing, that of the nearest key above it. */
  placeOf(path: Path, part: "key" | "value"): { readonly line: number; readonly column: number } {
    for (let depth = path.length; depth > 0; depth--) {
      const { key, value } = this.#find(path.slice(0, depth));
      const wanted = depth === path.length && part === "value" && !isBlank(value) ? value : key;
      const node = wanted ?? value;
      if (node?.range) return this.at(node.range[0]);
    }
    return this.at(this.document.contents?.range[0] ?? 0);
  }

  /** True if the file has something at a path. */
  has(path: Path): boolean {
    return this.#find(path).value !== undefined;
  }

  /** The value as the file spells it, short enough for a message: `"GET"`, `12`, `[a, b]`, `a map`, `nothing`. */
  written(path: Path): string {
    const node = this.#follow(this.#find(path).value);
    if (node === undefined || isBlank(node)) return "nothing";
    if (isScalar(node)) {
      return typeof node.value === "string"
        ? shorten(JSON.stringify(node.value))
        : shorten(String(node.source));
    }
    const text = this.text.slice(node.range?.[0], node.range?.[1]);
    if (isCollection(node) && node.flow && text.length <= MAX_WRITTEN && !text.includes("\n")) return text;
    return isSeq(node) ? "a list" : "a map";
  }

  #find(path: Path): { readonly key?: Node; readonly value?: Node } {
    let found: { key?: Node; value?: Node } = { value: this.document.contents ?? undefined };
    for (const step of path) {
      const parent = this.#follow(found.value);
      if (isMap<Node, Node | null>(parent)) {
        const pair = pairOf(parent.items, step);
        if (pair === undefined) return {};
        found = { key: pair.key, value: pair.value ?? undefined };
      } else if (isSeq<Node>(parent)) {
        found = { value: parent.items[Number(step)] };
      } else {
        return {};
      }
    }
    return found;
  }

  #follow(node: Node | undefined): Node | undefined {
    return isAlias(node) ? node.resolve(this.document) : node;
  }
}

/** The last of equal keys: the one whose value counts. */
function pairOf(pairs: readonly Pair<Node, Node | null>[], key: PropertyKey) {
  return pairs.findLast((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function isBlank(node: Node | undefined): boolean {
  return isScalar(node) && node.value === null && !node.source;
}

function shorten(text: string): string {
  return text.length <= MAX_WRITTEN ? text : `${text.slice(0, MAX_WRITTEN)}...`;
}
