import type { Client } from "../../../model/consumer";
import type { Auth, ServiceType } from "../../../model/provider";
import { hasEntrance, SERVICE_TYPES } from "../../../model/services/traits";
import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { ClientOutline } from "../../outline/consumer/client";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { DeploymentOutline } from "../../outline/deployment";
import type { NetworkKind } from "../../outline/party";

/** A client with what it stands on and what it calls. */
export interface Combination {
  readonly service: ServiceType;
  readonly auth: Auth;
  readonly client: Client["type"];
  readonly clientAuth: Client["auth"];
  readonly network: NetworkKind;
}

/** Values that do not go together, and what to write instead. */
export interface Refusal {
  /** A combination that has one of these values at each of these keys is refused. */
  readonly when: { readonly [K in keyof Combination]?: readonly Combination[K][] };
  /** The key to point at: one of the client's, or the consumer's network. */
  readonly at: "type" | "auth" | "uses" | "network";
  /** Completes "expected ..."; `{api}` stands for the name of what is used. */
  readonly expected: string;
  /** Completes "got ...". @default the value of `at` */
  readonly got?: string;
}

const NO_CERTIFICATES = SERVICE_TYPES.filter((type) => !hasEntrance({ type }));

/** Everything that does not mix: the first that fits is reported. `docs/combinations.md` is written from this table. */
export const REFUSALS: readonly Refusal[] = [
  {
    when: { service: ["regional-rest-api"], client: ["instance"] },
    at: "type",
    expected: "lambda, as an instance needs a VPC and {api} is regional, called from outside any",
  },
  {
    when: { service: ["private-rest-api"], network: ["none"] },
    at: "network",
    expected:
      "a network (cidr and zones to make a VPC, or vpcId to adopt one), as {api} is private and reached through an endpoint in a VPC",
    got: "nothing",
  },
  {
    when: { service: ["regional-rest-api"], network: ["made", "adopted"] },
    at: "uses",
    expected:
      "a private API, as the clients run in the consumer's network (give others a consumer without one)",
    got: "{api}, a regional one",
  },
  {
    when: { service: ["mtls-rest-api"], network: ["none"] },
    at: "network",
    expected: "a network to make (cidr and zones), as {api} is reached through an endpoint in a VPC",
    got: "nothing",
  },
  {
    when: { service: ["mtls-rest-api"], network: ["adopted"] },
    at: "network",
    expected:
      "a network to make (cidr and zones), as the endpoint for {api} takes fixed addresses in zones of its provider",
    got: "a VPC to adopt",
  },
  {
    when: { service: ["mtls-rest-api"], client: ["role", "rest-front-door"] },
    at: "type",
    expected:
      "lambda or instance, as the balancer of {api} lets in nobody without a certificate, which these alone are given",
  },
  {
    when: { service: ["mtls-rest-api"], clientAuth: ["direct", "assume-role", "api-key", "none"] },
    at: "auth",
    expected: "certificate, as the balancer of {api} lets in nobody without one",
  },
  {
    when: { auth: ["iam", "none"], client: ["rest-front-door"] },
    at: "uses",
    expected: "an API with auth: api-key, as a front door puts a key into its callers' calls and cannot sign",
  },
  {
    when: { auth: ["none"], client: ["role"] },
    at: "uses",
    expected: "an API with auth: iam, as {api} has auth: none and does not ask for a role",
  },
  {
    when: { auth: ["api-key"], client: ["role"] },
    at: "uses",
    expected: "an API with auth: iam, as {api} has auth: api-key and does not ask for a role",
  },
  {
    when: { auth: ["api-key"], client: ["instance"] },
    at: "type",
    expected:
      "lambda or rest-front-door, as {api} has auth: api-key and nobody but functions can read the key",
  },
  {
    when: { auth: ["api-key"], clientAuth: ["direct", "assume-role", "certificate"] },
    at: "auth",
    expected: "api-key, as {api} has auth: api-key and knows callers by their key",
  },
  {
    when: { auth: ["iam"], clientAuth: ["api-key"] },
    at: "auth",
    expected: "direct or assume-role, as {api} has auth: iam and asks for no key",
  },
  {
    when: { auth: ["none"], clientAuth: ["api-key"] },
    at: "auth",
    expected: "direct, as {api} has auth: none and asks for no key",
  },
  {
    when: { service: NO_CERTIFICATES, auth: ["iam"], clientAuth: ["certificate"] },
    at: "auth",
    expected: "direct, or of a function assume-role, as {api} has auth: iam and asks for no certificate",
  },
  {
    when: { service: NO_CERTIFICATES, auth: ["none"], client: ["lambda"], clientAuth: ["certificate"] },
    at: "auth",
    expected: "direct, as {api} has auth: none and asks for no certificate",
  },
  {
    when: { service: NO_CERTIFICATES, auth: ["none"], client: ["instance"], clientAuth: ["certificate"] },
    at: "auth",
    expected: "none, as {api} has auth: none and asks for no certificate",
  },
  {
    when: { auth: ["none"], clientAuth: ["assume-role"] },
    at: "auth",
    expected: "direct, as {api} has auth: none and no role to assume",
  },
  {
    when: { auth: ["iam"], clientAuth: ["none"] },
    at: "auth",
    expected: "direct, as {api} has auth: iam and answers signed calls only",
  },
  {
    when: { auth: ["none"], client: ["instance"], clientAuth: ["direct"] },
    at: "auth",
    expected: "none, as {api} has auth: none and asks for no signature",
  },
];

/** The first reason to refuse a combination; undefined where there is none, or where it is not known. */
export function refusalOf(combination: Partial<Combination>): Refusal | undefined {
  const given: Readonly<Record<string, unknown>> = { ...combination };
  return REFUSALS.find(({ when }) =>
    Object.entries(when).every(([key, refused]) => refused.some((one) => one === given[key])),
  );
}

/** Each client with its network, and with the service and authorization of what it uses. */
export function combinations({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap((consumer) => {
    const findings = consumer.clients.flatMap((client) => mismatch(consumer, client));
    // A network is missing once, however many clients would need it.
    const missing = findings.find(({ path }) => path.at(-1) === "network");
    return findings.filter((one) => one === missing || one.path.at(-1) !== "network");
  });
}

function mismatch(
  { path: home, network }: ConsumerOutline,
  { path, type: client, auth: clientAuth, uses, use }: ClientOutline,
): readonly Finding[] {
  if (uses === undefined || use === undefined) return [];
  const { type: service, auth } = use.service;
  const refusal = refusalOf({ service, auth, client, clientAuth, network });
  if (refusal === undefined) return [];
  const named = (text: string) => text.replaceAll("{api}", uses);
  const values = { type: client, auth: clientAuth, uses, network };
  const got = refusal.got ? named(refusal.got) : quoted(String(values[refusal.at]));
  const place = [...(refusal.at === "network" ? home : path), refusal.at];
  return [unexpected(place, named(refusal.expected), got)];
}
