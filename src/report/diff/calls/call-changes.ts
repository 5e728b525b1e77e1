import { NEVER } from "../../../access/proof/provider/provider-verdicts";
import { type Route, routeKey } from "../../../model/routes/route";
import { type AccessChange, directionOf } from "../access-change";
import { listedDocuments, policyFinder } from "../documents/listed-documents";
import { type Pair, paired, present, type Side } from "../side";
import { type CallClasses, callClasses } from "./call-classes";
import { callerWords, type RoleNames, roleNames, wayWords } from "./call-words";
import { explainedCall } from "./explained-call";
import { fingerprint, haveOneAddress, type OfferedApi } from "./offered-api";
import { offeredApis } from "./offered-apis";
import { sideVerdicts } from "./side-verdicts";

/** The calls of all APIs that one side allows and the other refuses, and the number of classes that were decided on both. */
export interface CallChanges {
  readonly changes: readonly AccessChange[];
  readonly classes: number;
}

export function callChanges(before: Side, after: Side): CallChanges {
  const apis = paired(offeredApis(before.world), offeredApis(after.world), ({ name }) => name);
  const names = roleNames([after.world, before.world]);
  const policies = {
    before: policyFinder(listedDocuments(before.world)),
    after: policyFinder(listedDocuments(after.world)),
  };
  const found = apis.flatMap(sameAddress).map((pair) => changesOf(pair, { names, policies }));
  return {
    changes: found.flatMap(({ changes }) => changes),
    classes: found.reduce((sum, { classes }) => sum + classes, 0),
  };
}

type ApiPair = Pair<OfferedApi>;

/** An API that moved to another address is another one: whoever calls the old one gets no answer. */
function sameAddress({ before, after }: ApiPair): readonly ApiPair[] {
  if (before && after && !haveOneAddress(before, after))
    return [
      { before, after: undefined },
      { before: undefined, after },
    ];
  return [{ before, after }];
}

interface Surroundings {
  readonly names: RoleNames;
  readonly policies: {
    readonly before: ReturnType<typeof policyFinder>;
    readonly after: ReturnType<typeof policyFinder>;
  };
}

function changesOf(apis: ApiPair, around: Surroundings): CallChanges {
  const { before, after } = apis;
  if (before && after && fingerprint(before) === fingerprint(after)) return { changes: [], classes: 0 };
  const classes = callClasses(apis);
  const { callers, ways, targets } = classes;
  return {
    changes: differing(apis, classes).map((one) => change(apis, classes, one, around)),
    classes: callers.length * ways.length * targets.length,
  };
}

/** A request by the places of its parts, for all that differ in the same way and are one to a reader. */
interface Differing {
  readonly caller: number;
  readonly way: number;
  readonly target: number;
  readonly is: AccessChange["is"];
}

/** The requests that the sides decide differently: one of each caller, way and route, written as clients do where there is one. */
function differing(apis: ApiPair, classes: CallClasses): readonly Differing[] {
  const { callers, ways, targets } = classes;
  const earlier = sideVerdicts(apis.before, apis.after, classes);
  const later = sideVerdicts(apis.after, apis.before, classes);
  const found = new Map<string, Differing>();
  callers.forEach((_, caller) => {
    ways.forEach((_, way) => {
      const [was, is] = [earlier(caller, way), later(caller, way)];
      if (was === NEVER && is === NEVER) return;
      targets.forEach(({ isPlain }, target) => {
        const direction = directionOf(was(target), is(target));
        if (direction === undefined) return;
        const key = [direction, caller, way, routeWords(classes, target, direction)].join("\n");
        const known = found.get(key);
        if (known === undefined || (isPlain && !targets[known.target]?.isPlain))
          found.set(key, { caller, way, target, is: direction });
      });
    });
  });
  return withoutImplied([...found.values()], classes);
}

/** Signed callers get whatever anybody gets without a signature: they are not told one by one. */
function withoutImplied(all: readonly Differing[], classes: CallClasses): readonly Differing[] {
  const keyOf = ({ is, way, target }: Differing) => [is, way, routeWords(classes, target, is)].join("\n");
  const isAnybody = ({ caller }: Differing) => Object.keys(classes.callers[caller] ?? {}).length === 0;
  const open = new Set(all.filter(isAnybody).map(keyOf));
  return all.filter((one) => isAnybody(one) || !open.has(keyOf(one)));
}

/** The route of the side that answers. */
function routeWords({ targets }: CallClasses, target: number, is: AccessChange["is"]): string {
  const { answered, method = "", path = "" } = targets[target] ?? {};
  const route: Route | undefined = is === "newly allowed" ? answered?.after : answered?.before;
  return route ? routeKey(route) : `${method} ${path}`;
}

/** Said of a route of which only requests differ that no conforming client writes. */
const UNUSUAL = " (in an unusual spelling)";

function change(
  apis: ApiPair,
  classes: CallClasses,
  differs: Differing,
  { names, policies }: Surroundings,
): AccessChange {
  const sides = present(apis);
  const [caller, way, target] = [
    classes.callers[differs.caller] ?? {},
    classes.ways[differs.way],
    classes.targets[differs.target],
  ];
  const api = (apis.after ?? apis.before)?.api;
  if (target === undefined || api === undefined) throw new Error("expected a request, got none");
  const request = { caller, way, target };
  const { before, after } = apis;
  return checked({
    ...{ is: differs.is, kind: "call", of: (after ?? before)?.name ?? "" },
    what: `${routeWords(classes, differs.target, differs.is)}${target.isPlain ? "" : UNUSUAL}`,
    caller: callerWords(caller, sides, names),
    way: wayWords(way, sides),
    witness: {
      ...(caller.role && { principal: caller.role.arn }),
      ...(caller.certificate && { subject: caller.certificate.subject, serial: caller.certificate.serial }),
      ...(caller.key && { key: caller.key.split(".")[0] ?? "" }),
      ...(way && { endpoint: way.id }),
      ...{ api: api.id, stage: target.stage, method: target.method, path: target.path },
    },
    before: explainedCall({ side: before, other: after, policyOf: policies.before }, request),
    after: explainedCall({ side: after, other: before, policyOf: policies.after }, request),
  });
}

/** @throws Error if the evaluator, asked about the witness alone, says otherwise: a defect of this comparison */
function checked(found: AccessChange): AccessChange {
  const { is, before, after, witness } = found;
  if (directionOf(before.allowed, after.allowed) === is) return found;
  throw new Error(
    `expected ${JSON.stringify(witness)} to be ${is}, got ${before.reason} and ${after.reason}`,
  );
}
