import type { Note, Problem } from "../../../model/problem";
import { dotted, type Path } from "../../findings/finding";
import type { OpenApiFile } from "./openapi-files";

/** A value in one of a document's files, with the way to it. */
export interface Spot {
  readonly file: OpenApiFile;
  readonly path: Path;
  readonly value: unknown;
}

/** A value, and a message that says what is wrong with it or worth knowing about it. */
export interface Remark {
  readonly spot: Spot;
  readonly message: string;
  /** The part to point at: the value, or the key that it stands under. @default "value" */
  readonly at?: "key" | "value";
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function rootOf(file: OpenApiFile): Spot {
  return { file, path: [], value: file.value };
}

/** A value below; its own value is undefined where the file has none there. */
export function below(spot: Spot, ...keys: readonly (string | number)[]): Spot {
  return keys.reduce<Spot>(({ file, path, value }, key) => {
    const found = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    return { file, path: [...path, key], value: found ? Reflect.get(value, key) : undefined };
  }, spot);
}

/** The values of a map or a list, each with its key. */
export function members(spot: Spot): readonly (readonly [key: string, value: Spot])[] {
  const { value } = spot;
  if (Array.isArray(value)) return value.map((_, i) => [String(i), below(spot, i)]);
  return isMap(value) ? Object.keys(value).map((key) => [key, below(spot, key)]) : [];
}

/** The same for the same value, however it was come to. */
export function keyOf({ file, path }: Spot): string {
  return JSON.stringify([file.path, ...path.map(String)]);
}

/** The value as the file spells it. */
export function writtenAt({ file, path }: Spot): string {
  return file.source.written(path);
}

export function problemOf({ spot, message, at = "value" }: Remark): Problem {
  const { file, path } = spot;
  return { path: dotted(path), message, file: file.name, ...file.source.placeOf(path, at) };
}

export function noteOf({ spot, message, at = "value" }: Remark): Note {
  const { file, path } = spot;
  return { file: file.name, message, ...file.source.placeOf(path, at) };
}
