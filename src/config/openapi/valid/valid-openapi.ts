import type { DefinedError, ValidateFunction } from "ajv";
import OpenApiValidator from "ajv-draft-04";
import { didYouMean } from "../../findings/did-you-mean";
import { expected, oneOf, quoted } from "../../findings/finding";
import { below, isMap, type Remark, type Spot, writtenAt } from "../files/spot";
import { schemaOfOpenApi30 } from "./openapi-schema";

/**
 * The faults that keep a document from being OpenAPI 3.0, by the schema of the specification's authors;
 * one a place.
 * @param originOf the place that a part of the document was made of
 */
export function validOpenApi(
  document: object,
  originOf: (part: object) => Spot | undefined,
): readonly Remark[] {
  const errors = errorsIn(document);
  const telling = errors.filter((one) => isAboutItsOwn(one, document) && !isExplained(one, errors));
  const seen = new Set<string>();
  return telling.flatMap((one) => {
    if (seen.has(one.instancePath)) return [];
    seen.add(one.instancePath);
    return [remarkOf(one, telling, spotAt(keysIn(one.instancePath), document, originOf))];
  });
}

let compiled: ValidateFunction | undefined;

/** The schema is compiled for the first document: that takes a moment. */
function errorsIn(document: object): readonly DefinedError[] {
  compiled ??= VALIDATOR.compile(schemaOfOpenApi30());
  compiled(document);
  return (compiled.errors ?? []) as DefinedError[];
}

const VALIDATOR = new OpenApiValidator({
  allErrors: true,
  strict: false,
  validateFormats: false,
  validateSchema: false,
  verbose: true,
});

/** A parameter has four forms, and only the errors of the form that its `in` names count. */
function isAboutItsOwn({ schemaPath, instancePath }: DefinedError, document: object): boolean {
  const form = /^#\/definitions\/(Path|Query|Header|Cookie)Parameter\//.exec(schemaPath)?.[1]?.toLowerCase();
  if (form === undefined) return true;
  const keys = keysIn(instancePath.replace(/\/in$/, ""));
  const parameter = keys.reduce<unknown>((node, key) => Reflect.get(Object(node), key), document);
  const place = isMap(parameter) ? parameter.in : undefined;
  const isForm = ["path", "query", "header", "cookie"].includes(String(place));
  return isForm ? place === form : instancePath.endsWith("/in");
}

/** That one of several forms has to fit says nothing where it is said why none does. */
function isExplained({ keyword, instancePath }: DefinedError, errors: readonly DefinedError[]): boolean {
  if (!["oneOf", "anyOf", "allOf", "not"].includes(keyword)) return false;
  return errors.some(
    (one) => one.keyword !== keyword && `${one.instancePath}/`.startsWith(`${instancePath}/`),
  );
}

function remarkOf(error: DefinedError, all: readonly DefinedError[], spot: Spot): Remark {
  switch (error.keyword) {
    case "required":
      return { spot, message: expected(`${error.params.missingProperty}`, "nothing"), at: "key" };
    case "additionalProperties": {
      const key = error.params.additionalProperty;
      const known = Object.keys(Object(error.parentSchema?.properties));
      const got = `${quoted(key)}${didYouMean(key, known)}`;
      return { spot: below(spot, key), message: expected("a key that OpenAPI has here", got), at: "key" };
    }
    case "enum": {
      const words = all.flatMap((one) =>
        one.keyword === "enum" && one.instancePath === error.instancePath ? one.params.allowedValues : [],
      );
      return { spot, message: expected(oneOf("words", [...new Set(words)].map(String)), writtenAt(spot)) };
    }
    case "type":
      return {
        spot,
        message: expected(TYPES[String(error.params.type)] ?? String(error.params.type), writtenAt(spot)),
      };
    default:
      return {
        spot,
        message: expected("what OpenAPI allows here", `${writtenAt(spot)}, which ${error.message}`),
      };
  }
}

const TYPES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "a map",
  string: "a text",
};

function keysIn(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The place of a part of the document in the files, by the innermost part above it whose origin is known. */
function spotAt(
  keys: readonly string[],
  document: object,
  originOf: (part: object) => Spot | undefined,
): Spot {
  let node: unknown = document;
  let origin = originOf(document);
  for (const key of keys) {
    const list = Array.isArray(node);
    node = Reflect.get(Object(node), key);
    const own = typeof node === "object" && node !== null ? originOf(node) : undefined;
    origin = own ?? (origin && below(origin, list ? Number(key) : key));
  }
  if (origin === undefined) throw new Error(`nobody knows where /${keys.join("/")} comes from`);
  return origin;
}
