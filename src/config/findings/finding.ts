/** Keys and indexes from the root of the file down to a value. */
export type Path = readonly PropertyKey[];

/** Something wrong with a value of the file, before it is known on which line that stands. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  /** The part to point at: the value, or the key that it stands under. @default "value" */
  readonly at?: "key" | "value";
}

/** The sentence of every problem; `then` says what to do where that is not obvious. */
export function expected(what: string, got: string, then = ""): string {
  return `expected ${what}, got ${got}${then}`;
}

/** A finding about a value, in that sentence. */
export function unexpected(path: Path, what: string, got: string, then = ""): Finding {
  return { path, message: expected(what, got, then) };
}

/** The same about the key that the value stands under. */
export function unexpectedKey(path: Path, what: string, got: string, then = ""): Finding {
  return { ...unexpected(path, what, got, then), at: "key" };
}

/** More names than this are not listed: a message should stay a sentence. */
const MAX_LISTED = 20;

/** `one of the providers (orders, billing)` */
export function oneOf(what: string, names: readonly string[]): string {
  const listed = names.length > MAX_LISTED ? [...names.slice(0, MAX_LISTED), "..."] : names;
  return `one of the ${what} (${listed.join(", ")})`;
}

/** `a private-rest-api`, `an mtls-rest-api` */
export function oneKind(type: string): string {
  return `${type.startsWith("mtls") ? "an" : "a"} ${type}`;
}

/** A name as a message shows it. */
export function quoted(name: string): string {
  return JSON.stringify(name);
}

/** `consumers.orders.network.zones[1]` */
export function dotted(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
