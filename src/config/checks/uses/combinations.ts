import type { Auth, ServiceType } from "../../../model/provider";
import { expected, type Finding, type Path } from "../../findings/finding";
import {
  type ClientDraft,
  type ConsumerDraft,
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  type Member,
  named,
} from "../../outline/draft";

/** A client with what it stands on and what it calls. */
export interface Combination {
  readonly service: ServiceType;
  readonly auth: Auth;
  readonly client: "lambda" | "instance" | "role";
  readonly clientAuth: "direct" | "assume-role" | "none";
  readonly network: "made" | "adopted" | "none";
}

/** What does not go together, and what to write instead. */
export interface Refusal {
  /** A combination that has one of these values at each of these keys is refused. */
  readonly when: { readonly [K in keyof Combination]?: readonly Combination[K][] };
  /** What to point at: a key of the client, or the consumer's network. */
  readonly at: "type" | "auth" | "uses" | "network";
  /** Completes "expected ..."; `{api}` stands for the name of what is used. */
  readonly expected: string;
  /** What is there instead, where that is not the value of `at`. */
  readonly got?: string;
}

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
    when: { auth: ["none"], client: ["role"] },
    at: "uses",
    expected: "an API with auth: iam, as {api} has auth: none and does not ask for a role",
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

/** Why a combination is refused; undefined where it is not. */
export function refusalOf(combination: Partial<Combination>): Refusal | undefined {
  return REFUSALS.find(({ when }) =>
    (Object.keys(when) as (keyof Combination)[]).every((key) => {
      const values: readonly string[] = when[key] ?? [];
      const value = combination[key];
      return value !== undefined && values.includes(value);
    }),
  );
}

/** Each client with its network, and with the service and authorization of what it uses. */
export function combinations(file: DeploymentDraft): readonly Finding[] {
  const findings = consumersOf(file).flatMap((consumer) =>
    clientsOf(consumer).flatMap((client) => mismatch(file, consumer, client)),
  );
  // A network is missing once, however many clients would need it.
  const places = findings.map(({ path }) => path.join("\n"));
  return findings.filter((_, i) => places.indexOf(places[i] ?? "") === i);
}

function mismatch(
  file: DeploymentDraft,
  consumer: Member<ConsumerDraft>,
  { path, value }: Member<ClientDraft>,
): readonly Finding[] {
  const use = value?.uses;
  if (value === undefined || use === undefined) return [];
  const refusal = refusalOf({
    ...apiOf(file, consumer, use),
    client: value.type,
    clientAuth: value.auth,
    network: networkOf(consumer),
  });
  if (refusal === undefined) return [];
  const { at, got = JSON.stringify(value[at === "type" || at === "auth" ? at : "uses"]) } = refusal;
  const named = (text: string) => text.replaceAll("{api}", use);
  const place: Path = at === "network" ? [...consumer.path, "network"] : [...path, at];
  return [{ path: place, message: expected(named(refusal.expected), named(got)) }];
}

/** What the file says of an API that is used; what it leaves out has its default, what was refused is not known. */
export function apiOf(
  file: DeploymentDraft,
  { value }: Member<ConsumerDraft>,
  use: string,
): Pick<Partial<Combination>, "service" | "auth"> {
  const used = named(value?.uses, use);
  if (used === undefined) return {};
  if (!("api" in used)) {
    const service = named(file.providers, use)?.service;
    return { service: service?.type, auth: service?.auth };
  }
  const { api } = used;
  if (api === undefined) return {};
  return {
    service: "type" in api ? api.type : "private-rest-api",
    auth: "auth" in api ? api.auth : "iam",
  };
}

function networkOf({ value }: Member<ConsumerDraft>): Combination["network"] | undefined {
  if (value === undefined || !("network" in value)) return "none";
  if (value.network === undefined) return undefined;
  return "vpcId" in value.network ? "adopted" : "made";
}
