import { type Finding, problem } from "../finding";
import { type JsonObject, listOf, objectOf, type Resource, type Stack } from "../stack/stack-json";
import { COMMON, type KnownAttributes, OF_API_STACKS, PARTS, type Vocabulary } from "./known-types";
import { OPENING_ATTRIBUTES, openingOf } from "./openings";

/** Everything in a stack that the proof would pass over, because it does not know it. */
export function unknownParts(stack: Stack, vocabulary: Vocabulary = OF_API_STACKS): readonly Finding[] {
  return [
    ...Object.keys(stack.json)
      .filter((part) => !(vocabulary.parts ?? PARTS).has(part))
      .map((part) => problem(stack, `has a block ${part}, which the proof does not read; expected none`)),
    ...[...stack.resources.values()].flatMap((resource) => [
      ...unknownType(stack, resource, vocabulary),
      ...ignoredChanges(stack, resource, vocabulary),
    ]),
  ];
}

function unknownType(
  stack: Stack,
  resource: Resource,
  { resources, dataSources, blocks }: Vocabulary,
): readonly Finding[] {
  const { address, type, attributes } = resource;
  const known = type.startsWith("data.") ? dataSources[type] : resources[type];
  if (known === undefined) {
    const opening = openingOf(type);
    const text = opening === undefined ? "is of a type that the proof does not know" : `is ${opening}`;
    return [problem(stack, `${address} ${text}; expected none`)];
  }
  return [
    ...unknownAttributes(stack, resource, attributes, known),
    ...Object.entries(blocks[type] ?? {}).flatMap(([block, names]) =>
      listOf(attributes[block]).flatMap((one) => unknownAttributes(stack, resource, objectOf(one), names)),
    ),
  ];
}

const META: ReadonlySet<string> = new Set(["count", "for_each", "dynamic", "provisioner", "connection"]);

function unknownAttributes(
  stack: Stack,
  { address, type }: Resource,
  attributes: JsonObject,
  known: KnownAttributes,
): readonly Finding[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (COMMON.has(name) || (known === "any" ? !META.has(name) : known.has(name))) return [];
    const opening = OPENING_ATTRIBUTES[`${type}.${name}`];
    if (opening !== undefined && value === false) return [];
    const why = opening ?? "an attribute that the proof does not know";
    return [problem(stack, `${address} has ${name}, ${why}; expected none`)];
  });
}

/** Terraform leaves alone what it is told to ignore. */
function ignoredChanges(
  stack: Stack,
  { address, type, attributes }: Resource,
  vocabulary: Vocabulary,
): readonly Finding[] {
  const ignored = JSON.stringify(objectOf(attributes.lifecycle).ignore_changes);
  if (ignored === undefined || ignored === vocabulary.ignored[type]) return [];
  return [problem(stack, `${address} ignores changes of ${ignored}; expected none ignored`)];
}
