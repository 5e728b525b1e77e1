import fc, { type GeneratorValue } from "fast-check";
import type { Deployment } from "../../../src/model/deployment";
import { ConfigError } from "../../../src/model/problem";
import type { Auth } from "../../../src/model/provider";
import { deploymentFrom } from "../deployment";
import { arbitraryConsumer, assumedBy } from "./arbitrary-consumer";
import {
  account,
  existingEndpoints,
  type OfferedService,
  oneOf,
  otherRegion,
  type Region,
  roleArn,
  type Setting,
  secretArn,
  someOf,
  someRoles,
  someRoutes,
} from "./arbitrary-parts";
import { arbitraryRoutes } from "./arbitrary-routes";

/** Names with equal prefixes, or extended by a dash and a word: parts of physical names and `Sid`s. */
const PROVIDERS = ["orders", "orders-eu", "p3"];
const CONSUMERS = ["web", "web-shop", "c3", "batch"];
const EXTERNALS = ["partner", "partner-2"];

/** Deployment files with random parties, routes and options, chosen so that few contradict themselves. */
export const arbitraryDeployment: fc.Arbitrary<object> = fc.gen().map((g) => {
  const region = g(oneOf<Region>, ["eu-west-1", "eu-west-1", "us-gov-west-1", "cn-north-1"]);
  const setting: Setting = { region, cloud: g(fc.boolean), shared: g(fc.boolean) };
  const services = PROVIDERS.slice(0, g(fc.integer, { min: 1, max: 3 })).map((name) =>
    service(g, setting, name),
  );
  const consumers = CONSUMERS.slice(0, g(fc.integer, { min: 0, max: 4 })).map(
    (name) => [name, arbitraryConsumer(g, setting, services, name)] as const,
  );
  const providers = services.map((one) => {
    const assumed = consumers.some(([, consumer]) => assumedBy(consumer, one.name));
    return [one.name, provider(g, setting, one, assumed)] as const;
  });
  return {
    name: "pa",
    region,
    state: setting.cloud
      ? { type: "cloud", organization: "acme" }
      : { type: "s3", bucket: "acme-state", region },
    providers: Object.fromEntries(providers),
    consumers: Object.fromEntries(consumers),
  };
});

/** The deployment of a file; undefined if the file contradicts itself after all. */
export function accepted(file: object): Deployment | undefined {
  try {
    return deploymentFrom(file);
  } catch (error) {
    // IAM's `*` also matches slashes, so some routes cannot be granted without others.
    if (
      error instanceof ConfigError &&
      error.problems.every(({ message }) => message.includes("IAM can tell apart"))
    )
      return undefined;
    throw error;
  }
}

/** Half are private; anyone may call a regional one without authorization. */
function service(g: GeneratorValue, { shared }: Setting, name: string): OfferedService {
  const type = g(oneOf<OfferedService["type"]>, ["private-rest-api", "regional-rest-api"]);
  // Without authorization only endpoints distinguish consumers, so they are not shared then.
  const isClosed = shared && type === "private-rest-api";
  const auths: readonly Auth[] = ["iam", "iam", "none", ...(type === "private-rest-api" ? KEYED : [])];
  const auth = g(oneOf<Auth>, isClosed ? ["iam"] : auths);
  return { name, type, auth, routes: g(offeredRoutes) };
}

const KEYED: readonly Auth[] = ["api-key", "api-key"];

const offeredRoutes = () => arbitraryRoutes;

function provider(g: GeneratorValue, setting: Setting, service: OfferedService, assumed: boolean) {
  const { type, auth, routes } = service;
  const isRegional = type === "regional-rest-api";
  const isPublic = isRegional && auth === "none";
  const externals = EXTERNALS.slice(0, isPublic ? 0 : g(fc.integer, { min: 0, max: 2 })).map(
    (name) => [name, external(g, setting, service, name)] as const,
  );
  const trusting = assumed || externals.some(([, { trustedRoleArns }]) => trustedRoleArns !== undefined);
  return {
    account: account(g),
    ...someRoles(g, setting.region),
    ...(isRegional && otherRegion(g, setting.region)),
    service: {
      type,
      auth,
      ...(isPublic && { acknowledgePublic: true }),
      stage: g(oneOf<string>, ["prod", "v1"]),
      routes,
      resourcePolicyQuota: 65_536,
    },
    ...(trusting && {
      trust: {
        ...(g(fc.boolean) && { organizationId: "o-abc1234567" }),
        ...(g(fc.boolean) && { externalId: "shared" }),
      },
    }),
    externalConsumers: Object.fromEntries(externals),
  };
}

function external(g: GeneratorValue, setting: Setting, { type, auth, routes }: OfferedService, name: string) {
  const home = account(g);
  const arn = (role: string) => roleArn(setting.region, home, `team/${name}-${role}`);
  const roles = g(oneOf<readonly string[]>, [["caller"], ["trusted"], ["caller", "caller-2", "trusted"]]);
  const named = (prefix: string) => roles.filter((role) => role.startsWith(prefix)).map(arn);
  return {
    account: home,
    ...(type === "private-rest-api" && {
      endpointIds: g(someOf<string>, existingEndpoints(setting, name), 2),
    }),
    ...(auth === "iam" && roles.includes("caller") && { callerRoleArns: named("caller") }),
    ...(auth === "iam" && roles.includes("trusted") && { trustedRoleArns: named("trusted") }),
    ...(auth === "api-key" && { apiKeySecretArn: secretArn(setting.region, home, name) }),
    ...someRoutes(g, routes),
  };
}
