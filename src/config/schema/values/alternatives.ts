import { z } from "zod";
import { map } from "./map";

type Groups = Readonly<Record<string, z.ZodRawShape>>;

/** The value that comes out: the keys of one group, and its name as `kind`. */
type Chosen<G extends Groups, C extends z.ZodRawShape> = {
  [K in keyof G]: { readonly kind: K } & z.output<z.ZodObject<G[K]>> & z.output<z.ZodObject<C>>;
}[keyof G];

type Keys<G> = G extends unknown ? keyof G : never;
type Shape<G extends Groups> = {
  [K in Keys<G[keyof G]> & string]: z.ZodOptional<Extract<G[keyof G], Record<K, z.ZodType>>[K]>;
};

/**
 * A map that is filled in one of several ways, told apart by which keys are there: a VPC is made from `cidr` and
 * `zones`, or adopted by its id. Groups hold no defaults: a key of one of them must not appear by itself. Zod's
 * own union would only say that none of its branches fits.
 * @param what completes "expected ..." where no group, or more than one, is chosen
 * @param common keys that go with each group
 */
export function alternatives<const G extends Groups, C extends z.ZodRawShape = Record<never, never>>(
  what: string,
  groups: G,
  common: C = {} as C,
) {
  const shape = Object.assign({}, ...Object.values(groups).map(optional), common) as Shape<G> & C;
  return map(shape, what)
    .check(
      z.superRefine<object>(
        (value, context) => {
          for (const issue of refusals(value, groups, what)) context.addIssue({ code: "custom", ...issue });
        },
        { when: ({ value }) => typeof value === "object" && value !== null && !Array.isArray(value) },
      ),
    )
    .meta({ oneOf: Object.entries(groups).map(([kind, group]) => jsonSchemaOf(kind, group, groups)) })
    .transform(
      (value) => ({ kind: chosenGroups(value, groups)[0] ?? emptyGroup(groups), ...value }) as Chosen<G, C>,
    );
}

function refusals(value: object, groups: Groups, what: string) {
  const [kind = emptyGroup(groups), other] = chosenGroups(value, groups);
  if (kind === undefined) return [{ message: what, params: { got: "neither" } }];
  if (other !== undefined) {
    return [
      { message: what, params: { got: [kind, other].map((k) => firstKey(value, groups[k])).join(" and ") } },
    ];
  }
  return Object.entries(groups[kind] ?? {}).flatMap(([key, schema]) => {
    const missing = key in value ? undefined : z.safeParse(schema, undefined).error?.issues[0];
    return missing ? [{ path: [key], message: missing.message }] : [];
  });
}

/** The groups that have a key in the map. */
function chosenGroups(value: object, groups: Groups): readonly string[] {
  return Object.keys(groups).filter((kind) => firstKey(value, groups[kind]) !== undefined);
}

function firstKey(value: object, group: z.ZodRawShape = {}): string | undefined {
  return Object.keys(group).find((key) => key in value);
}

/** The group that an empty map stands for, if one needs no key. */
function emptyGroup(groups: Groups): string | undefined {
  return Object.keys(groups).find((kind) => requiredKeys(groups[kind]).length === 0);
}

function requiredKeys(group: z.ZodRawShape = {}): readonly string[] {
  return Object.entries(group)
    .filter(([, schema]) => !(schema instanceof z.ZodOptional))
    .map(([key]) => key);
}

function optional(group: z.ZodRawShape): z.ZodRawShape {
  return Object.fromEntries(Object.entries(group).map(([key, schema]) => [key, z.optional(schema)]));
}

/** For editors: what this group needs, and that nothing of the others may stand beside it. */
function jsonSchemaOf(kind: string, group: z.ZodRawShape, groups: Groups) {
  const others = Object.entries(groups).flatMap(([other, shape]) =>
    other === kind ? [] : Object.keys(shape),
  );
  return {
    title: kind,
    type: "object",
    ...(requiredKeys(group).length > 0 && { required: requiredKeys(group) }),
    properties: Object.fromEntries(others.map((key) => [key, false])),
  };
}
