import type { Grant } from "../../../model/grant";
import { domainPolicyOf, type StatementRef } from "../../../policies/document-ref";
import { DENY_OTHER_ENDPOINTS } from "../../../policies/rest-api/deny-callers";
import type { Api, Endpoint } from "../../evaluation/call";
import { describing } from "../../evaluation/handshake";
import { UNKNOWN_ENDPOINT_ID } from "../../world/sample-ids";
import type { ProviderWorld } from "../../world/world";
import { grantedTarget, inResourcePolicy, probeOf, rightCallers } from "../attempt";
import type { Probe } from "../probe";

/**
 * Callers who come past the entrance, with headers that they made up: by the domain's name and by the API's own. Each of the two
 * policies that know the API's endpoint must refuse them alone, whatever the other one and the authorizer say.
 */
export function pastEntrance(world: ProviderWorld, grant: Grant): readonly Probe[] {
  const { api } = world;
  const { entrance } = api;
  if (entrance === undefined) return [];
  const authorizer = api.authorizer === undefined ? undefined : "allow";
  const undecided: Api = { ...api, authorizer };
  const atApi = inResourcePolicy(world, DENY_OTHER_ENDPOINTS);
  const [domain] = entrance.domain ? [{ document: domainPolicyOf(api.name), sid: DENY_OTHER_ENDPOINTS }] : [];
  const past = (api: Api, guard: StatementRef, host: "domain" | "execute-api") =>
    DOORS.map(({ words, endpoint }) =>
      probe({ ...world, api }, grant, {
        words: `${words} by the name of ${NAMES[host]}`,
        guard,
        host,
        endpoint,
      }),
    );
  return [
    ...past(undecided, atApi, "execute-api"),
    ...(domain
      ? past({ ...undecided, resourcePolicy: undefined }, domain, "domain")
      : past(undecided, atApi, "domain")),
  ];
}

const NAMES = { domain: "its domain", "execute-api": "execute-api" } as const;

interface Door {
  readonly words: string;
  readonly endpoint: Endpoint | undefined;
}

const DOORS: readonly Door[] = [
  { words: "from the internet", endpoint: undefined },
  { words: "through another endpoint", endpoint: { id: UNKNOWN_ENDPOINT_ID, owner: "nobody" } },
];

function probe(
  world: ProviderWorld,
  grant: Grant,
  {
    words,
    guard,
    host,
    endpoint,
  }: Door & { readonly guard: StatementRef; readonly host: "domain" | "execute-api" },
): Probe {
  const [right] = rightCallers(world, grant);
  const certificate = right?.certificate;
  return probeOf(world, {
    words: `somebody with the headers of ${grant.consumer}'s certificate ${words}`,
    guard,
    host,
    endpoint,
    caller: right?.caller,
    headers: certificate && describing(certificate),
    target: grantedTarget(world, grant),
  });
}
