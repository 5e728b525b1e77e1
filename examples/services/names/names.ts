import { readFileSync } from "node:fs";
import type { Page, PageQuery } from "../http/page";

export interface Name {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
}

/** Reads a file of names, sorted by id. @throws Error for a file that has anything else */
export function readNames(file: string): readonly Name[] {
  const names: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(names) || !names.every(isName)) throw new Error(`${file}: expected a list of names`);
  return names.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isName(one: unknown): one is Name {
  const { id, name } = Object(one) as Record<string, unknown>;
  return typeof id === "string" && /^[a-z0-9-]{1,64}$/.test(id) && typeof name === "string";
}

/** A part of names that are sorted by id. */
export function pageOf(names: readonly Name[], { limit, next }: PageQuery): Page<Name> {
  const rest = names.filter(({ id }) => next === undefined || id > next);
  const items = rest.slice(0, limit);
  return { items, next: rest.length > limit ? items.at(-1)?.id : undefined };
}
