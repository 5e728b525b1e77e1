import type { Caller, Endpoint } from "../../../access/evaluation/call";
import type { Certificate } from "../../../access/evaluation/handshake";
import { CALL_KEYS } from "../../../access/evaluation/policy/context";
import { understand } from "../../../access/evaluation/policy/understand";
import { callerClasses } from "../../../access/proof/classes/callers";
import { deniedByAll } from "../../../access/proof/provider/provider-requests";
import { UNKNOWN_ENDPOINT_ID } from "../../../access/world/sample-ids";
import { sampleKey, wrongKey } from "../../../access/world/sample-keys";
import { accountOf, apiArn } from "../../../model/aws/arn";
import { partitionOf } from "../../../model/aws/partition";
import { hasWildcard } from "../../../model/aws/wildcard";
import { type Pair, present } from "../side";
import { type ComparedTarget, comparedTargets } from "./compared-targets";
import type { OfferedApi, Policy } from "./offered-api";

/** Requests of an API: every class that the documents of both sides together can tell apart is a caller, a way and a target of these. */
export interface CallClasses {
  readonly callers: readonly CallerClass[];
  readonly ways: readonly Way[];
  readonly targets: readonly ComparedTarget[];
}

/** Everything that a caller shows of itself; each side looks at what it asks for. */
export interface CallerClass {
  readonly role?: Pick<Caller, "arn" | "account">;
  readonly key?: string;
  readonly certificate?: Certificate;
}

/** An endpoint, as both sides know it; undefined = none. */
export type Way = Pick<Endpoint, "id" | "owner" | "account"> | undefined;

export function callClasses(apis: Pair<OfferedApi>): CallClasses {
  const sides = present(apis);
  const statements = sides.map((side) => statementsOf("resource-policy", side.api.resourcePolicy));
  const isForeign = sides.every((side) => side.isForeign);
  return {
    callers: isForeign ? ownCallers(sides) : [...holders(sides), ...signers(sides, statements.flat())],
    ways: isForeign ? ownWays(sides) : ways(sides, statements.flat()),
    targets: targets(apis, statements),
  };
}

type Statements = ReturnType<typeof understand>["statements"];

function statementsOf(
  kind: "resource-policy" | "endpoint-policy" | "identity-policy",
  policy?: Policy,
): Statements {
  return policy ? understand(kind, policy, CALL_KEYS).statements : [];
}

/** Nobody, and of keys and certificates, where a side asks for them, each that somebody has and one that is nobody's. */
function holders(sides: readonly OfferedApi[]): readonly CallerClass[] {
  const keys = new Set(sides.flatMap(({ keyHolders }) => keyHolders));
  const shown = [...sides.flatMap(({ certificates }) => certificates)];
  const distinct = new Map(shown.map((one) => [JSON.stringify(one), one]));
  return [
    {},
    ...(keys.size > 0 ? [{ key: wrongKey("nobody-of-this-name") }] : []),
    ...[...keys].map((name) => ({ key: sampleKey(name, "current") })),
    ...(distinct.size > 0 ? [{ certificate: ANYBODYS }] : []),
    ...[...distinct.values()].map((certificate) => ({ certificate })),
  ];
}

/** A certificate of an authority of the trust store by whose subject nobody was granted anything. */
const ANYBODYS: Certificate = { subject: "CN=nobody-of-this-name", issuer: "CN=authority", serial: "01" };

/** The classes of signed callers. Where there is an entrance they show a certificate there, which of them all is the same to it. */
function signers(sides: readonly OfferedApi[], statements: Statements): readonly CallerClass[] {
  const [side] = sides;
  if (side === undefined || sides.every(({ api }) => api.auth !== "iam")) return [];
  const asked = [...statements, ...endpointStatements(sides)];
  const meant = [...new Set(sides.flatMap(({ roleArns }) => roleArns))];
  const known = meant.filter((arn) => !hasWildcard(arn)).map((arn) => ({ arn, account: accountOf(arn) }));
  const accounts = sides.map(({ api }) => api.account);
  const certificate = sides.some(({ api }) => api.entrance) ? ANYBODYS : undefined;
  return callerClasses(asked, known, meant, partitionOf(side.api.region), accounts).map(
    ({ arn, account }) => ({ role: { arn, account }, ...(certificate && { certificate }) }),
  );
}

function endpointStatements(sides: readonly OfferedApi[]): Statements {
  return sides.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ policy }) => statementsOf("endpoint-policy", policy)),
  );
}

/** The endpoints that documents, files or entrances know, one that none does, and none. */
function ways(sides: readonly OfferedApi[], statements: Statements): readonly Way[] {
  if (sides.every(({ reachedBy }) => reachedBy === "internet")) return [undefined];
  const known = new Map<string, Way>(ownWays(sides).map((way) => [way?.id ?? "", way]));
  const own = sides.flatMap(({ api }) => (api.entrance ? [api.entrance.endpoint] : []));
  const named = statements
    .flatMap(({ tests }) => tests.filter(({ key }) => key.name === "aws:sourcevpce"))
    .flatMap(({ wanted }) => wanted);
  for (const { id, owner } of own) known.set(id, { id, owner });
  for (const id of [...named, UNKNOWN_ENDPOINT_ID]) if (!known.has(id)) known.set(id, { id, owner: id });
  const accounts = sides.flatMap(({ api }) => api.entrance?.connections.map(({ account }) => account) ?? []);
  const strangers = [...new Set(accounts)].map((account) => ({
    ...{ id: UNKNOWN_ENDPOINT_ID, owner: UNKNOWN_ENDPOINT_ID, account },
  }));
  return [undefined, ...known.values(), ...strangers];
}

function ownWays(sides: readonly OfferedApi[]): readonly Way[] {
  const all = sides.flatMap(({ endpoints }) =>
    endpoints.map(({ id, owner, account }) => ({ id, owner, account })),
  );
  const internet = sides.some(({ reachedBy }) => reachedBy === "internet") ? [undefined] : [];
  return [...internet, ...new Map(all.map((one) => [one.id, one])).values()];
}

/** The callers that the file has of an API whose owner it does not know. */
function ownCallers(sides: readonly OfferedApi[]): readonly CallerClass[] {
  const arns = [...new Set(sides.flatMap(({ roleArns }) => roleArns))].map((arn) =>
    arn.replaceAll("*", "sample"),
  );
  const held = holders(sides).filter(
    ({ key, certificate }) =>
      sides.some(({ keyHolders }) => keyHolders.some((name) => key === sampleKey(name, "current"))) ||
      (certificate !== undefined && certificate !== ANYBODYS),
  );
  const isOpen = sides.some(({ api }) => api.auth === "none");
  return [
    ...(isOpen ? [{}] : []),
    ...held,
    ...arns.map((arn) => ({ role: { arn, account: accountOf(arn) } })),
  ];
}

function targets(apis: Pair<OfferedApi>, statements: readonly Statements[]): readonly ComparedTarget[] {
  const sides = present(apis);
  const [side] = sides;
  if (side === undefined) return [];
  const arn = apiArn({ ...side.api, apiId: side.api.id });
  const isOfApi = (pattern: string) =>
    pattern.startsWith(`${arn}/`) || hasWildcard(pattern.slice(0, arn.length));
  const policies = sides.flatMap(({ roleArns, identityPolicies }) =>
    roleArns.flatMap((role) => statementsOf("identity-policy", identityPolicies.get(role))),
  );
  const lists = [
    ...[...statements.flat(), ...policies, ...endpointStatements(sides)].map(
      ({ resources }) => resources.patterns,
    ),
    ...sides.flatMap(({ granted }) => granted),
  ].map((list) => list.filter(isOfApi));
  const distinct = new Map(lists.filter((list) => list.length > 0).map((list) => [list.join(" "), list]));
  const compared = comparedTargets({
    ...{ apiArn: arn, stage: side.api.stage, resources: [...distinct.values()] },
    routes: { before: apis.before?.routes, after: apis.after?.routes },
    denied: deniedByAll(statements),
  });
  // A request that no route answers is refused on both sides.
  return compared.filter(({ answered }) => answered.before || answered.after);
}
