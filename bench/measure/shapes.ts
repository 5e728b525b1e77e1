/** A deployment file, as a value. */
export type DeploymentShape = object & {
  readonly providers: Readonly<Record<string, object>>;
  readonly consumers: Readonly<Record<string, object>>;
};

/** The ways that clients sign. */
export type ClientAuth = "direct" | "assume-role";
export const BOTH: readonly ClientAuth[] = ["direct", "assume-role"];

/** All names have the same length, so that each costs the same characters in a policy. */
const numbered = (name: string, index: number) => `${name}-${String(index + 1).padStart(4, "0")}`;

const FILE = {
  name: "private-api",
  region: "eu-west-1",
  state: { type: "s3", bucket: "acme-terraform-state", region: "eu-west-1" },
};

const account = (first: number, index: number) => String(first + index);

const provider = (index: number, service: object = {}) => ({
  account: account(100_000_000_000, index),
  service: { type: "private-rest-api", auth: "iam", ...service },
});

const consumer = (index: number, uses: Readonly<Record<string, object>>, auths: readonly ClientAuth[]) => ({
  account: account(200_000_000_000, index),
  network: { cidr: "10.1.0.0/16", zones: ["a", "b"] },
  uses,
  clients: Object.fromEntries(
    Object.keys(uses).flatMap((use, i) =>
      auths.map((auth) => [
        Object.keys(uses).length > 1 ? numbered(auth, i) : auth,
        { type: "lambda", uses: use, auth },
      ]),
    ),
  ),
});

/** Consumers with a client of each given kind, at as many providers as that takes. */
export function manyConsumers(
  count: number,
  perProvider: number,
  auths: readonly ClientAuth[] = BOTH,
  resourcePolicyQuota?: number,
): DeploymentShape {
  return {
    ...FILE,
    providers: byName("provider", Math.ceil(count / perProvider), (i) =>
      provider(i, { resourcePolicyQuota }),
    ),
    consumers: byName("consumer", count, (i) =>
      consumer(i, { [numbered("provider", Math.floor(i / perProvider))]: {} }, auths),
    ),
  };
}

/** The routes of a collection and its parts: ten, some of whose patterns cover others. */
const COLLECTION = ["", "/{id}", "/{id}/parts", "/{id}/parts/{part}"].flatMap((path) =>
  (path.endsWith("}") ? ["GET", "PUT", "DELETE"] : ["GET", "POST"]).map((method) => ({ method, path })),
);

/** One provider with many routes, and one consumer that uses the first of them. */
export function manyRoutes(count: number, used: number): DeploymentShape {
  const routes = Array.from({ length: count }, (_, i) => {
    const { method, path } = COLLECTION[i % COLLECTION.length] ?? { method: "GET", path: "" };
    return `${method} /${numbered("things", Math.floor(i / COLLECTION.length))}${path}`;
  });
  return {
    ...FILE,
    providers: byName("provider", 1, (i) => provider(i, { routes })),
    consumers: byName("consumer", 1, (i) =>
      consumer(i, { [numbered("provider", 0)]: { routes: routes.slice(0, used) } }, BOTH),
    ),
  };
}

/** Many providers, and one consumer with a client for each of them. */
export function manyProviders(count: number): DeploymentShape {
  const providers = byName("provider", count, (i) => provider(i));
  const uses = Object.fromEntries(Object.keys(providers).map((name) => [name, {}]));
  return { ...FILE, providers, consumers: byName("consumer", 1, (i) => consumer(i, uses, ["direct"])) };
}

/**
 * Many endpoint services on Fargate, and one gateway with a few routes to each. The endpoints' places are given, as names alone would
 * claim some of them twice.
 */
export function manyServices(count: number): DeploymentShape {
  const zones = ["euw1-az1", "euw1-az2"];
  const providers = byName("service", count, (i) => ({
    account: account(100_000_000_000, i),
    network: { cidr: "10.4.0.0/22", zones },
    service: {
      type: "endpoint-service",
      healthPath: "/healthz",
      compute: fargate(account(100_000_000_000, i)),
    },
  }));
  const uses = byName("service", count, (slot) => {
    const path = `/${numbered("service", slot)}`;
    return { slot, routes: [`GET ${path}`, `POST ${path}`, `GET ${path}/{id}`, `DELETE ${path}/{id}`] };
  });
  const jwt = { issuer: "https://issuer.example.com/", audience: ["bench"] };
  const gateway = {
    account: account(200_000_000_000, 0),
    network: { cidr: "10.0.0.0/16", zones },
    uses,
    clients: { api: { type: "http-gateway", auth: "jwt", jwt } },
  };
  return { ...FILE, providers, consumers: { gateway } };
}

const fargate = (account: string) => ({
  type: "fargate",
  image: `${account}.dkr.ecr.eu-west-1.amazonaws.com/service@sha256:${"0".repeat(64)}`,
});

function byName<T>(name: string, count: number, make: (index: number) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [numbered(name, i), make(i)]));
}
