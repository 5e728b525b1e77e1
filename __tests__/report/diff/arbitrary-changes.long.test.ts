import fc from "fast-check";
import { declaredCallers, verdictOf } from "../../../src/access/declared/declared-callers";
import type { Call } from "../../../src/access/evaluation/call";
import { decideCall } from "../../../src/access/evaluation/decide";
import { sampleKey, wrongKey } from "../../../src/access/world/sample-keys";
import type { World } from "../../../src/access/world/world";
import { accountOf } from "../../../src/model/aws/arn";
import type { Deployment } from "../../../src/model/deployment";
import { routeKey } from "../../../src/model/routes/route";
import { samplePath } from "../../../src/model/routes/routing";
import type { AccessChange } from "../../../src/report/diff/access-change";
import type { Side } from "../../../src/report/diff/side";
import { accepted, arbitraryDeployment } from "../../support/arbitrary/arbitrary-deployment";
import { documentDiff, documentSides } from "./sides";

/** The number of pairs per test; they are the same in every run. */
const RUNS = 40;
const SEED = 7;

/** A file, and the same with a route of a use, a client or a consumer less, or quite another one that shares its names. */
const pairs = fc
  .tuple(
    arbitraryDeployment,
    arbitraryDeployment,
    fc.constantFrom("route", "route", "client", "consumer", "other"),
    fc.nat(),
  )
  .map(([file, other, kind, place]) => ({
    before: file,
    after: kind === "other" ? other : less(file, kind, place),
  }));

type File = typeof arbitraryDeployment extends fc.Arbitrary<infer F> ? F : never;

function less(file: File, kind: string, place: number): File {
  const copy = JSON.parse(JSON.stringify(file));
  const consumers: [string, ConsumerPart][] = Object.entries(copy.consumers ?? {});
  const [name, consumer] = consumers[place % Math.max(1, consumers.length)] ?? [];
  if (name === undefined || consumer === undefined) return copy;
  if (kind === "consumer") delete copy.consumers[name];
  const [client] = Object.keys(consumer.clients ?? {});
  if (kind === "client" && client !== undefined) delete consumer.clients?.[client];
  if (kind === "route")
    for (const [provider, use] of Object.entries(consumer.uses)) {
      const routes = use.routes ?? copy.providers[provider]?.service.routes?.map(routeOf) ?? [];
      if (routes.length > 1) use.routes = routes.slice(0, -1);
    }
  return copy;
}

interface ConsumerPart {
  readonly clients?: Record<string, unknown>;
  readonly uses: Readonly<Record<string, { routes?: string[] }>>;
}

function routeOf(route: string | { readonly route: string }): string {
  return typeof route === "string" ? route : route.route;
}

function deployments({ before, after }: { before: File; after: File }): readonly [Deployment, Deployment] {
  const both = [before, after].map((file) => {
    try {
      return accepted(file);
    } catch {
      return undefined;
    }
  });
  fc.pre(both.every((one) => one !== undefined));
  return both as unknown as [Deployment, Deployment];
}

const keyOf = ({ of, what, caller, way, kind }: AccessChange) => [kind, of, what, caller, way].join(" | ");

test("a deployment compared with itself has no change", () => {
  const property = fc.property(arbitraryDeployment, (file) => {
    const [one, same] = deployments({ before: file, after: file });
    const { changes, documents, facts } = documentDiff(one, same);
    expect({ changes, documents, facts }).toEqual({ changes: [], documents: [], facts: [] });
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
});

test("what one direction newly allows, the other newly refuses", () => {
  const counts = { changes: 0, none: 0 };
  const property = fc.property(pairs, (pair) => {
    const [before, after] = deployments(pair);
    const [there, back] = [documentDiff(before, after), documentDiff(after, before)];
    const keys = (all: readonly AccessChange[], is: AccessChange["is"]) =>
      all
        .filter((one) => one.is === is)
        .map(keyOf)
        .sort();
    expect(keys(back.changes, "newly refused")).toEqual(keys(there.changes, "newly allowed"));
    expect(keys(back.changes, "newly allowed")).toEqual(keys(there.changes, "newly refused"));
    counts[there.changes.length > 0 ? "changes" : "none"]++;
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`pairs of generated deployments: ${JSON.stringify(counts)}\n`);
  expect(counts.changes).toBeGreaterThan(RUNS / 4);
});

/** The call of a witness, put together again from its texts and the documents of a side; undefined where there is no such API. */
function callOf(world: World, made: ReadonlySet<string>, { of, witness }: AccessChange): Call | undefined {
  const { principal, endpoint: id, key, stage = "", method = "", path = "" } = witness;
  const apis = [
    ...world.providers.map(({ api }) => api),
    ...world.consumers.flatMap(({ doors, consumer, apis: used }) => [
      ...Object.values(doors),
      ...consumer.uses
        .filter(({ apiId }) => apiId !== undefined)
        .flatMap(({ name }) => {
          const api = used[name];
          return api ? [{ ...api, name: `${consumer.stackId}/${name}` }] : [];
        }),
    ]),
  ];
  const api = apis.find((one) => one.name === of);
  if (api === undefined || api.id !== witness.api || api.stage !== stage) return undefined;
  const roles = [
    ...world.providers.flatMap(({ documents }) =>
      documents.accessRoles.map(({ arn, permissions }) => [arn, permissions] as const),
    ),
    ...world.consumers.flatMap(({ documents }) =>
      documents.clients.flatMap(({ client, policy }) => (policy ? [[client.roleArn, policy] as const] : [])),
    ),
  ];
  const known = new Map(roles);
  const nothing = { Version: "2012-10-17", Statement: [] } as const;
  const identityPolicy = known.get(principal ?? "") ?? (made.has(principal ?? "") ? nothing : undefined);
  const own = world.consumers.find((one) => one.endpoint?.id === id)?.endpoint;
  return {
    ...{ api, stage, method, path },
    ...(principal && { caller: { arn: principal, account: accountOf(principal), identityPolicy } }),
    ...(id && { endpoint: own ?? { id, owner: id } }),
    ...(key && { key: key === "nobody-of-this-name" ? wrongKey(key) : sampleKey(key, "current") }),
  };
}

test("every witness is allowed by one side's documents and refused by the other's", () => {
  let witnesses = 0;
  const property = fc.property(pairs, (pair) => {
    const [before, after] = deployments(pair);
    const sides = documentSides(before, after);
    const made = sides.map(({ world }) => rolesMade(world));
    for (const change of documentDiff(before, after).changes.filter(({ kind }) => kind === "call")) {
      const [was, is] = sides.map(({ world }, i) => {
        // A role that the other side alone makes does not exist here.
        const others = new Set([...(made[1 - i] ?? [])].filter((arn) => !namedRoles(world).has(arn)));
        const call = callOf(world, others, change);
        const isRegional = world.providers.some(
          ({ api, provider }) => api.name === change.of && provider.service.type === "regional-rest-api",
        );
        return call !== undefined && !(isRegional && call.endpoint) && decideCall(call).allowed;
      });
      expect({ key: keyOf(change), was, is }).toEqual({
        ...{ key: keyOf(change), was: change.is === "newly refused", is: change.is === "newly allowed" },
      });
      witnesses++;
    }
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`witnesses decided again: ${witnesses}\n`);
  expect(witnesses).toBeGreaterThan(RUNS);
});

function rolesMade({ providers, consumers }: World): ReadonlySet<string> {
  return new Set([
    ...providers.flatMap(({ documents }) => documents.accessRoles.map(({ arn }) => arn)),
    ...consumers.flatMap(({ documents }) =>
      documents.clients.flatMap(({ client, policy }) => (policy ? [client.roleArn] : [])),
    ),
  ]);
}

function namedRoles({ providers, consumers }: World): ReadonlySet<string> {
  return new Set([
    ...providers.flatMap(({ grants }) => grants.flatMap(({ callerRoleArns }) => callerRoleArns)),
    ...consumers.flatMap(({ consumer }) => consumer.clients.map(({ roleArn }) => roleArn)),
  ]);
}

/** The verdicts on each declared caller and each route of its API, by the side's own words for both. */
function declared({ world }: Side): ReadonlyMap<string, boolean> {
  return new Map(
    declaredCallers(world)
      .filter(
        ({ door, provider, api }) => door === undefined && api.routes !== undefined && provider === api.name,
      )
      .flatMap((caller) =>
        (caller.api.routes ?? []).map((route): [string, boolean] => {
          const { allowed } = verdictOf(
            { ...caller, assumption: undefined },
            route.method,
            samplePath(route),
          );
          const who = caller.caller?.arn ?? caller.key ?? "nobody";
          return [[caller.api.name, routeKey(route), who, caller.endpoint?.id].join(" | "), allowed];
        }),
      ),
  );
}

test("no route of a client that one side allows and the other refuses is missing", () => {
  let differing = 0;
  const property = fc.property(pairs, (pair) => {
    const [before, after] = deployments(pair);
    const sides = documentSides(before, after);
    const [was, is] = sides.map(declared);
    const { changes } = documentDiff(before, after);
    const missing = [...(is ?? [])].flatMap(([call, allowed]) => {
      const earlier = was?.get(call);
      if (earlier === undefined || earlier === allowed) return [];
      differing++;
      const [api, route] = call.split(" | ");
      const direction = allowed ? "newly allowed" : "newly refused";
      return changes.some((one) => one.is === direction && one.of === api && one.what === route)
        ? []
        : [call];
    });
    expect(missing).toEqual([]);
  });
  fc.assert(property, { numRuns: 3 * RUNS, seed: SEED });
  process.stderr.write(`declared calls that differ: ${differing}\n`);
  expect(differing).toBeGreaterThan(5);
});
