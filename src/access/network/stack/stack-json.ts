/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A resource or data source as a stack's JSON has it. */
export interface Resource {
  /** The name that Terraform gives it: `aws_vpc.main`, `data.aws_vpc_endpoint.execute_api`. */
  readonly address: string;
  /** The address without the name: `aws_vpc`, `data.aws_vpc_endpoint`. */
  readonly type: string;
  readonly attributes: JsonObject;
}

/** The parsed `cdk.tf.json` of one stack, with its resources at hand. */
export interface Stack {
  readonly id: string;
  readonly json: JsonObject;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly types: ReadonlyMap<string, readonly Resource[]>;
  readonly locals: JsonObject;
  readonly outputs: JsonObject;
}

/** @param json the parsed `cdk.tf.json`, in which CDKTF's own remarks stand under `//` */
export function readStack(id: string, json: Json): Stack {
  const root = objectOf(json);
  const all = [...resourcesIn(root.resource, ""), ...resourcesIn(root.data, "data.")];
  const types = new Map<string, Resource[]>();
  for (const resource of all) {
    const ofType = types.get(resource.type);
    if (ofType) ofType.push(resource);
    else types.set(resource.type, [resource]);
  }
  return {
    id,
    json: root,
    resources: new Map(all.map((resource) => [resource.address, resource])),
    types,
    locals: objectOf(root.locals),
    outputs: objectOf(root.output),
  };
}

function resourcesIn(block: Json | undefined, prefix: string): readonly Resource[] {
  return Object.entries(objectOf(block)).flatMap(([bare, named]) =>
    Object.entries(objectOf(named)).map(([name, attributes]) => ({
      address: `${prefix}${bare}.${name}`,
      type: `${prefix}${bare}`,
      attributes: objectOf(attributes),
    })),
  );
}

/** The resources of a type, those that are read as `data.<type>`. */
export function ofType(stack: Stack, type: string): readonly Resource[] {
  return stack.types.get(type) ?? [];
}

/** A block: Terraform takes one as an object or as a list of one; anything else has no attributes. */
export function objectOf(value: Json | undefined): JsonObject {
  if (isList(value)) return value.length === 1 ? objectOf(value[0]) : {};
  return typeof value === "object" && value !== null ? value : {};
}

/** The elements of a list; a single value, as an expression for a list, is one that nothing else equals. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** True for a list of JSON values, which `Array.isArray` says of no readonly one. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The entries of an output whose value is a map; none where there is no such output. */
export function entriesOf({ outputs }: Stack, output: string): JsonObject {
  return objectOf(objectOf(outputs[output]).value);
}

/** The addresses that a resource is made after, as it says in so many words. */
export function dependenciesOf({ attributes }: Resource): ReadonlySet<string> {
  return new Set(listOf(attributes.depends_on).map(String));
}
