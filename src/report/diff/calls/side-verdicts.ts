import type { Api, Caller, Endpoint } from "../../../access/evaluation/call";
import { decideCall } from "../../../access/evaluation/decide";
import { answerTo } from "../../../access/evaluation/key-authorizer";
import { answersOf, decisionAbout } from "../../../access/evaluation/policy/answers";
import { NEVER, verdicts } from "../../../access/proof/provider/provider-verdicts";
import { apiArn } from "../../../model/aws/arn";
import type { CallClasses } from "./call-classes";
import type { OfferedApi } from "./offered-api";
import { callerOn, endpointOn, sideCall } from "./side-call";

/** The word of one side on all requests of a caller and a way, by their places: whether the target at a place is allowed. */
export type SideVerdicts = (caller: number, way: number) => (target: number) => boolean;

/**
 * Decides the requests of all classes by one side: for signed calls document by document, each asked once for each part of them; for the
 * others, which a function decides, call by call. `NEVER` where it allows no request of a caller and a way.
 * @param other the API on the other side
 */
export function sideVerdicts(
  side: OfferedApi | undefined,
  other: OfferedApi | undefined,
  classes: CallClasses,
): SideVerdicts {
  if (side === undefined) return () => NEVER;
  const { auth, entrance } = side.api;
  const isSimple = entrance === undefined && (auth === "iam" || auth === "none");
  const decided = isSimple ? byDocuments(side, other, classes) : byCalls(side, other, classes);
  return (caller, way) => (isReached(side, classes, way) ? decided(caller, way) : NEVER);
}

/** True if calls that come a way get to the API: one on the internet is not behind endpoints. */
function isReached({ reachedBy }: OfferedApi, { ways }: CallClasses, way: number): boolean {
  return reachedBy !== "internet" || ways[way] === undefined;
}

function byDocuments(
  side: OfferedApi,
  other: OfferedApi | undefined,
  { callers, ways, targets }: CallClasses,
): SideVerdicts {
  const { api } = side;
  const known = callers.map((caller) => callerOn(side, other, caller));
  const endpoints = ways.map((way) => endpointOn(side, way));
  // Without authorization nobody knows who calls.
  const seen = api.auth === "iam" ? known : known.map(() => undefined);
  const requests = { callers: seen, ways: endpoints, targets };
  const atApi = verdicts({ api }, requests, api.resourcePolicy ?? EVERYTHING);
  const through = endpointVerdicts(api, known, endpoints, targets);
  const exists = targets.map(({ stage, method, path }) => isOffered(side, { stage, method, path }));
  return (c, w) => {
    const isAllowed = atApi(c)(w);
    if (isAllowed === NEVER || (api.auth === "iam" && seen[c] === undefined)) return NEVER;
    const passes = through(c, w);
    return (t) => exists[t] === true && isAllowed(t) && passes(t);
  };
}

/** A policy that is not known is taken to allow everything. */
const EVERYTHING: NonNullable<Api["resourcePolicy"]> = {
  Version: "2012-10-17",
  Statement: [
    { Sid: "Everything", Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*" },
  ],
};

/** The word of the endpoints' policies; one that is not known lets everything through. */
function endpointVerdicts(
  api: Api,
  callers: readonly (Caller | undefined)[],
  endpoints: readonly (Endpoint | undefined)[],
  targets: CallClasses["targets"],
): SideVerdicts {
  const arn = apiArn({ ...api, apiId: api.id });
  const parts = {
    action: "execute-api:Invoke",
    resources: targets.map(({ stage, method, path }) => `${arn}/${stage}/${method}${path}`),
    callers: callers.map((caller) =>
      caller === undefined
        ? { context: {} }
        : {
            account: caller.account,
            context: { "aws:PrincipalArn": caller.arn, "aws:PrincipalAccount": caller.account },
          },
    ),
  };
  const answers = endpoints.map((endpoint) => {
    if (endpoint?.policy === undefined) return undefined;
    return answersOf("endpoint-policy", endpoint.policy, {
      ...parts,
      ways: [{ "aws:SourceVpce": endpoint.id }],
    });
  });
  return (c, w) => {
    const said = answers[w]?.onWay(c, 0);
    return (t) => said === undefined || decisionAbout(said, t).effect === "allow";
  };
}

function isOffered(
  { api }: OfferedApi,
  { stage, method, path }: { readonly stage: string; readonly method: string; readonly path: string },
): boolean {
  const bare = {
    ...api,
    auth: "none" as const,
    resourcePolicy: undefined,
    entrance: undefined,
    authorizer: undefined,
  };
  return decideCall({ api: bare, stage, method, path }).allowed;
}

/** Behind an entrance all calls come through the API's own endpoint, so that ways which it connects are one. */
function byCalls(side: OfferedApi, other: OfferedApi | undefined, classes: CallClasses): SideVerdicts {
  const { callers, ways, targets } = classes;
  const connected = new Map<number, (target: number) => boolean>();
  const isAllowed = (c: number, w: number, t: number) => {
    const [caller, way, target] = [callers[c], ways[w], targets[t]];
    return caller && target ? decideCall(sideCall(side, other, { caller, way, target })) : undefined;
  };
  return (c, w) => {
    const { authorizer, entrance } = side.api;
    if (authorizer && typeof authorizer === "object" && "holders" in authorizer) {
      if (answerTo(authorizer, side.api, callers[c]?.key, ways[w]?.id) === undefined) return NEVER;
    }
    const verdict = (t: number) => isAllowed(c, w, t)?.allowed === true;
    if (entrance === undefined || targets.length === 0) return verdict;
    const first = isAllowed(c, w, 0);
    if (first?.decisive.document.kind === "entrance") return NEVER;
    if (first?.steps[0]?.document.kind !== "entrance") return verdict;
    const shared = connected.get(c) ?? kept(verdict);
    connected.set(c, shared);
    return shared;
  };
}

function kept(verdict: (target: number) => boolean): (target: number) => boolean {
  const known = new Map<number, boolean>();
  return (target) => {
    const found = known.get(target) ?? verdict(target);
    known.set(target, found);
    return found;
  };
}
