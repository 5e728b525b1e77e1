import type { Deployment } from "../model/deployment";
import type { Grant } from "../model/grant";
import { ConfigError, type Problem } from "../model/problem";
import { routeKey, routesKey } from "../model/routes/route";
import { givenBy } from "./declared/anyone";
import { type DeclaredCall, declaredCalls } from "./declared/declared-calls";
import type { Verdict } from "./evaluation/call";
import { reasonWords, statementWords } from "./evaluation/wording";
import { apiProbes } from "./intruders/api-intruders";
import { clientProbes } from "./intruders/client-intruders";
import { doorProbes } from "./intruders/door-intruders";
import { endpointProbes } from "./intruders/endpoint-intruders";
import { keyProbes } from "./intruders/key-intruders";
import type { Probe } from "./intruders/probe";
import { readerProbes } from "./intruders/reader-intruders";
import { trustProbes } from "./intruders/trust-intruders";
import type { ProofPart } from "./proof/part";
import { proveClasses } from "./proof/prove-classes";
import { violationProblems } from "./proof/violation-problems";
import { sizeProblems } from "./world/policy-size";
import { type ConsumerWorld, type ProviderWorld, type World, worldOf } from "./world/world";

/** The calls that a deployment's documents decide correctly. */
export interface AccessProof {
  /** Calls that the deployment promises; all are allowed. */
  readonly calls: readonly DeclaredCall[];
  /** Calls of intruders, as examples with names; all are refused. */
  readonly probes: readonly Probe[];
  /** Every class of requests; all are decided as the deployment intends. */
  readonly classes: ProofPart;
}

/**
 * Proves, before anything is applied, that every declared client can call every route that it uses, and nobody anything
 * else.
 * @throws ConfigError that names the call, the document and the statement that decided wrongly, and every policy
 *   that is too long.
 */
export function proveAccess(deployment: Deployment, file: string): AccessProof {
  const world = worldOf(deployment);
  const proof = examine(world);
  const problems = [...sizeProblems(world), ...accessProblems(proof)];
  if (problems.length > 0) throw new ConfigError(file, problems);
  return proof;
}

/** The verdicts on all declared calls, all intruders' calls and all classes of requests. */
export function examine(world: World): AccessProof {
  return {
    calls: declaredCalls(world),
    probes: [...world.providers.flatMap(providerProbes), ...world.consumers.flatMap(consumerProbes)],
    classes: proveClasses(world),
  };
}

function providerProbes(world: ProviderWorld): readonly Probe[] {
  const grants = givenBy(world);
  const entrance = world.api.entrance && loadEntranceIntruders();
  // Two consumers represent all others: the next one, and the next one with equal routes, which may share a
  // statement.
  const next = nextOf(grants, () => "");
  const alike = nextOf(grants, ({ routes }) => routesKey(routes));
  const ofGrants = grants.flatMap((grant) => {
    const others = [...new Set([next.get(grant), alike.get(grant)])].filter((other) => other !== undefined);
    return [
      ...apiProbes(world, grant, others),
      ...(grant.apiKey ? keyProbes(world, grant, others) : []),
      ...(entrance?.entranceProbes(world, grant, others) ?? []),
      ...trustProbes(world, grant, others[0]),
    ];
  });
  return [...ofGrants, ...(entrance?.ownEndpointProbes(world) ?? [])];
}

/** Loaded on use, as most deployments have no entrance. */
function loadEntranceIntruders(): typeof import("./intruders/entrance/entrance-intruders") {
  return require("./intruders/entrance/entrance-intruders") as typeof import("./intruders/entrance/entrance-intruders");
}

/** For each grant, the next one with the same key, in a ring; none for a grant that is alone. */
function nextOf(grants: readonly Grant[], keyOf: (grant: Grant) => string): ReadonlyMap<Grant, Grant> {
  const rounds = new Map<string, Grant[]>();
  for (const grant of grants) {
    const round = rounds.get(keyOf(grant));
    if (round) round.push(grant);
    else rounds.set(keyOf(grant), [grant]);
  }
  return new Map(
    [...rounds.values()].flatMap((round) =>
      round.flatMap((grant, i) => {
        const next = round[(i + 1) % round.length];
        return next === undefined || next === grant ? [] : [[grant, next] as const];
      }),
    ),
  );
}

function consumerProbes(world: ConsumerWorld): readonly Probe[] {
  return [
    ...world.consumer.uses.flatMap((use) => endpointProbes(world, use)),
    ...world.documents.clients.flatMap((documents) => [
      ...clientProbes(world, documents),
      ...(documents.client.type === "rest-front-door" ? doorProbes(world, documents.client) : []),
    ]),
    ...world.documents.keys.flatMap((documents) => readerProbes(world, documents)),
    ...world.documents.certificates.flatMap((documents) =>
      loadEntranceIntruders().certificateReaderProbes(world, documents),
    ),
  ];
}

/** The calls that the documents decide wrongly. */
export function accessProblems({ calls, probes, classes }: AccessProof): readonly Problem[] {
  return [
    ...calls
      .filter(({ verdict }) => !verdict.allowed)
      .map(({ path, provider, route, verdict }) => ({
        path,
        message: `expected to be able to call ${routeKey(route)} of ${provider}, got a refusal by ${reasonWords(verdict)}`,
      })),
    ...probes
      .filter(({ verdict }) => verdict.allowed)
      .map(({ path, sentence, guard, verdict }) => ({
        path,
        message: `an intruder would be let in: ${sentence} (${lettingIn(verdict)}); ${statementWords(guard)} should refuse it`,
      })),
    ...violationProblems(classes),
  ];
}

/** The statement that lets an intruder in, or the document that is not known here. */
function lettingIn({ decisive }: Verdict): string {
  return decisive.effect === "unknown" ? reasonWords({ decisive }) : `allowed by ${statementWords(decisive)}`;
}
