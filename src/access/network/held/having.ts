import { type Finding, shown, unless } from "../finding";
import { textOf } from "../stack/reference";
import { isList, type Json, objectOf, type Resource, type Stack } from "../stack/stack-json";

/** The values that attributes have to have, by name; an attribute that has to be absent is undefined. */
export type Wanted = Readonly<Record<string, Json | undefined>>;

/** Attributes held against what they have to be. Others than these are not looked at. */
export function having(
  stack: Stack,
  { address, attributes }: Pick<Resource, "address" | "attributes">,
  wanted: Wanted,
): readonly Finding[] {
  return Object.entries(wanted).flatMap(([name, value]) =>
    unless(
      canonical(stack, attributes[name]) === canonical(stack, value),
      stack,
      `expected ${address} with ${name} ${shown(value)}, got ${shown(attributes[name])}`,
    ),
  );
}

/**
 * A value's text by which Terraform takes two for the same: a block alone in a list is that block, no blocks are nothing, `"30"` is
 * `30`, and the order of attributes and of blocks is none.
 */
function canonical(stack: Stack, value: Json | undefined): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return textOf(stack, value) ?? value;
  if (isList(value)) return canonicalList(stack, value);
  if (typeof value !== "object") return String(value);
  const entries = Object.entries(objectOf(value)).filter(([, one]) => one !== null);
  const texts = entries.map(([name, one]) => `${name}: ${canonical(stack, one)}`);
  return `{${texts.sort().join(", ")}}`;
}

function canonicalList(stack: Stack, values: readonly Json[]): string {
  const texts = values.map((one) => canonical(stack, one));
  const areBlocks = values.every((one) => typeof one === "object" && one !== null && !isList(one));
  if (!areBlocks) return `[${texts.join(", ")}]`;
  const [first = "nothing", ...others] = texts.sort();
  return others.length === 0 ? first : `[${texts.join(", ")}]`;
}

/** A block of a resource, to be held against what it has to be by its attributes. */
export function inside(
  { address, attributes }: Pick<Resource, "address" | "attributes">,
  block: string,
): Pick<Resource, "address" | "attributes"> {
  return { address: `${block} of ${address}`, attributes: objectOf(attributes[block]) };
}

/** The value of a resource, as an expression names it. */
export function of(address: string | undefined, attribute = "id"): string {
  return `\${${address}.${attribute}}`;
}
