import { expected, quoted } from "../../findings/finding";
import { nameBeside, type OpenApiFiles } from "./openapi-files";
import { below, isMap, keyOf, type Remark, rootOf, type Spot } from "./spot";

/** The text of a reference, undefined where the value is none. */
export function referenceIn({ value }: Spot): string | undefined {
  return isMap(value) && typeof value.$ref === "string" ? value.$ref : undefined;
}

/** The text of a value that is a reference. */
export function referenceOf(spot: Spot): string {
  const written = referenceIn(spot);
  if (written === undefined) throw new Error(`expected a reference, got none at ${keyOf(spot)}`);
  return written;
}

/**
 * The target of a reference, one step on; undefined where its file is no YAML: that file's problems say why.
 * @see https://spec.openapis.org/oas/v3.0.3#reference-object
 */
export function step(spot: Spot, files: OpenApiFiles): Spot | Remark | undefined {
  const written = referenceOf(spot);
  const place = below(spot, "$ref");
  if (/^[a-z][a-z0-9+.-]+:|^\/\//i.test(written)) {
    const wanted = "a reference to this document or to a file beside it, as nothing is read from a network";
    return { spot: place, message: expected(wanted, quoted(written)) };
  }
  const [name = "", pointer = ""] = written.split("#");
  const fileName = name === "" ? spot.file.name : nameBeside(spot.file.name, decoded(name));
  if (!files.exists(fileName)) {
    return { spot: place, message: expected("a file, its path relative to this one", quoted(name)) };
  }
  const file = files.open(fileName);
  if (file === undefined) return undefined;
  const target = pointer === "" ? rootOf(file) : below(rootOf(file), ...keysIn(pointer, rootOf(file)));
  if (target.value !== undefined && (pointer === "" || pointer.startsWith("/"))) return target;
  return { spot: place, message: expected("a reference to something that is there", quoted(written)) };
}

/** The end of the references that a value begins: the value itself where it is no reference. */
export function follow(spot: Spot, files: OpenApiFiles): Spot | Remark | undefined {
  const seen = new Set<string>();
  let found: Spot = spot;
  while (referenceIn(found) !== undefined) {
    if (seen.has(keyOf(found))) return circular(spot);
    seen.add(keyOf(found));
    const next = step(found, files);
    if (next === undefined || "spot" in next) return next;
    found = next;
  }
  return found;
}

/** A reference that has no end. */
export function circular(spot: Spot): Remark {
  const got = `${quoted(referenceOf(spot))}, which leads back to itself`;
  return { spot: below(spot, "$ref"), message: expected("a reference that leads to a value", got) };
}

/** The value in the end, and undefined where that is out of reach: somebody else reports it. */
export function followed(spot: Spot, files: OpenApiFiles): Spot | undefined {
  const found = follow(spot, files);
  return found === undefined || "spot" in found ? undefined : found;
}

/** `/components/schemas/Order` as keys; of a list, numbers. */
function keysIn(pointer: string, { value }: Spot): readonly (string | number)[] {
  let node: unknown = value;
  return pointer
    .slice(1)
    .split("/")
    .map((part) => {
      const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
      const index = Array.isArray(node) && /^\d+$/.test(key) ? Number(key) : key;
      node = typeof node === "object" && node !== null ? Reflect.get(node, index) : undefined;
      return index;
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
