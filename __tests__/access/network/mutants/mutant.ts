import {
  type Json,
  type JsonObject,
  listOf,
  objectOf,
} from "../../../../src/access/network/stack/stack-json";

/** The JSON of a deployment's stacks, by stack id. */
export type Stacks = Readonly<Record<string, Json>>;

/** A deployment's stacks with one thing changed. */
export interface Mutant {
  /** The sort of change: `rule dropped`. */
  readonly kind: string;
  /** The place of the change, and its new value. */
  readonly name: string;
  readonly stacks: Stacks;
}

/** A place in the stacks' JSON: the stack id, then keys. */
export type Path = readonly string[];

/** A resource of one of the stacks. */
export interface Place {
  readonly stackId: string;
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly attributes: JsonObject;
  readonly path: Path;
}

/** The value at a place. */
export function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => objectOf(inner)[key], value);
}

/** The value with another one at a place; without anything there where it is undefined. */
export function put(value: Json | undefined, [key, ...rest]: Path, to: Json | undefined): Json {
  if (key === undefined) return to ?? null;
  const { [key]: inner, ...others } = objectOf(value);
  if (rest.length > 0) return { ...others, [key]: put(inner, rest, to) };
  return to === undefined ? others : { ...others, [key]: to };
}

export function changed(stacks: Stacks, path: Path, to: Json | undefined): Stacks {
  return put(stacks, path, to) as Stacks;
}

/**
 * One change of a kind, said by its place and its new value.
 * @param within the place inside the value that differs
 */
export function mutant(
  stacks: Stacks,
  kind: string,
  path: Path,
  to: Json | undefined,
  within: Path = [],
): Mutant {
  // A value that is there already is no change.
  const isSame = JSON.stringify(at(stacks, path)) === JSON.stringify(to);
  const place = [...path.filter((key) => key !== "resource"), ...within].join(".");
  return {
    kind,
    name: to === undefined ? place : `${place} = ${JSON.stringify(to)}`,
    stacks: isSame ? stacks : changed(stacks, path, to),
  };
}

/** The resources of all stacks, or those of a type; `data.` before the type for data sources. */
export function placesOf(stacks: Stacks, wanted?: string): readonly Place[] {
  return Object.entries(stacks).flatMap(([stackId, json]) =>
    (["resource", "data"] as const).flatMap((block) =>
      Object.entries(objectOf(objectOf(json)[block])).flatMap(([bare, named]) => {
        const type = block === "data" ? `data.${bare}` : bare;
        if (wanted !== undefined && type !== wanted) return [];
        return Object.entries(objectOf(named)).map(([name, attributes]) => ({
          stackId,
          type,
          name,
          address: `${type}.${name}`,
          attributes: objectOf(attributes),
          path: [stackId, block, bare, name],
        }));
      }),
    ),
  );
}

/** References to the other resources of a place's stack of a type. */
export function others(stacks: Stacks, { stackId, address }: Place, type: string, attribute = "id") {
  return placesOf(stacks, type)
    .filter((place) => place.stackId === stackId && place.address !== address)
    .map((place) => `\${${place.address}.${attribute}}`);
}

/** A list with another element in place of each, one at a time. */
export function replacedOnce(list: Json | undefined, by: readonly string[]): readonly (readonly Json[])[] {
  const elements = listOf(list);
  return elements.flatMap((element, i) =>
    by.filter((one) => one !== element).map((one) => elements.toSpliced(i, 1, one)),
  );
}
