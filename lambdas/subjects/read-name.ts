import { canonicalType } from "./attribute-types";
import { Characters, NameError } from "./characters";
import type { Attribute, DistinguishedName, NameProblem, Value } from "./distinguished-name";
import { readValue } from "./read-value";

/** Reads a name, up to the first problem. */
export function readName(
  text: string,
): { readonly name: DistinguishedName; readonly isCompact: boolean } | { readonly problem: NameProblem } {
  const characters = new Characters(text);
  try {
    const name = readParts(characters);
    return { name, isCompact: characters.isCompact };
  } catch (error) {
    if (error instanceof NameError) return { problem: { column: error.column, message: error.message } };
    throw error;
  }
}

/** Parts are separated by commas or, in older names, semicolons; a name without any is nobody's. */
function readParts(characters: Characters): DistinguishedName {
  const parts: Attribute[][] = [[]];
  for (;;) {
    parts.at(-1)?.push(readAttribute(characters));
    const separator = characters.take();
    if (separator === undefined) return parts;
    if (separator !== "+") parts.push([]);
  }
}

function readAttribute(characters: Characters): Attribute {
  const type = readType(characters);
  const value: Value = readValue(characters);
  return { type, value };
}

function readType(characters: Characters): string {
  characters.skipSpaces();
  const column = characters.column;
  const written = characters.takeWhile(/[A-Za-z0-9.-]/);
  const type = canonicalType(written);
  if (type === undefined) {
    const got = written === "" ? characters.shown() : JSON.stringify(written);
    throw new NameError(column, `expected the type of an attribute such as CN or an OID, got ${got}`);
  }
  characters.skipSpaces();
  if (characters.peek() !== "=")
    throw new NameError(characters.column, `expected =, got ${characters.shown()}`);
  characters.take();
  return type;
}
