import Ajv from "ajv-draft-04";

/**
 * Keywords that a model of API Gateway does not have, or that it does not hold requests against: relying on them would be
 * a mistake that nobody else notices.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
const IGNORED = new Set([
  "default",
  "discriminator",
  "example",
  "exclusiveMinimum",
  "format",
  "maxItems",
  "minItems",
  "nullable",
  "readOnly",
  "writeOnly",
]);

/** Keywords whose value is a map from names to schemas: a property may be called `format`. */
const MAPS = new Set(["definitions", "patternProperties", "properties"]);

/** Validates values by a model, which may refer to others by their address or by the document they came with. */
export function modelSchema(
  name: string,
  models: Readonly<Record<string, unknown>>,
): (value: unknown) => boolean {
  const validate = compilerOf(models).getSchema(name);
  if (validate === undefined) throw new Error(`the API has no model ${name}`);
  return (value) => validate(value) === true;
}

const COMPILERS = new WeakMap<object, Ajv>();

/** Compiles the models of one API, each when it is first asked for. */
function compilerOf(models: Readonly<Record<string, unknown>>): Ajv {
  const known = COMPILERS.get(models);
  if (known) return known;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const [name, schema] of Object.entries(models)) ajv.addSchema(Object(asHeld(schema)), name);
  COMPILERS.set(models, ajv);
  return ajv;
}

/** A schema as requests are held against it; of a reference to another model only the name counts. */
function asHeld(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asHeld);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).filter(([key]) => !IGNORED.has(key));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === "$ref") return [key, modelIn(String(value))];
      if (key === "enum" || key === "required") return [key, value];
      return [key, MAPS.has(key) ? namedSchemas(value) : asHeld(value)];
    }),
  );
}

function namedSchemas(map: unknown): object {
  return Object.fromEntries(Object.entries(Object(map)).map(([name, schema]) => [name, asHeld(schema)]));
}

/** `Order` of `https://apigateway.amazonaws.com/restapis/a1b2c3d4e5/models/Order` and of `#/components/schemas/Order` */
function modelIn(reference: string): string {
  return /\/(?:models|schemas)\/(\w+)$/.exec(reference)?.[1] ?? reference;
}
