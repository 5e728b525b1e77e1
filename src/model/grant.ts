import { accountOf, roleArn } from "./aws/arn";
import { accessRoleName, physicalName } from "./aws/names";
import type { Client, Consumer, Use } from "./consumer";
import type { Deployment } from "./deployment";
import { madeRoleArn, type Party } from "./party";
import { type ExternalConsumer, isPublic, type Provider } from "./provider";
import type { Route } from "./routes/route";

/** What a provider gives to one consumer: which roles may call which routes. */
export interface Grant {
  /** The consumer's stack id, or its name under `externalConsumers:`. */
  readonly consumer: string;
  readonly account: string;
  readonly routes: readonly Route[];
  /**
   * Roles that call with their own credentials; `*` stands for any text in a name. They are the consumer's, but those
   * that exist already may be of any account, the provider's included.
   */
  readonly callerRoleArns: readonly string[];
  /** The role in the provider's account for this consumer; absent where nobody would assume it. */
  readonly accessRole?: AccessRole;
  readonly reach: Reach;
}

/**
 * The way by which a consumer's calls arrive: through endpoints that the file names, through the one that the consumer
 * makes and whose id is read from its state, or over the internet.
 */
export type Reach =
  | { readonly kind: "endpoints"; readonly ids: readonly string[] }
  | { readonly kind: "linked" }
  | { readonly kind: "internet" };

export interface AccessRole {
  readonly name: string;
  readonly arn: string;
  /** The roles that may assume it. */
  readonly trustedRoleArns: readonly string[];
}

/** The roles that the API sees in calls of a consumer's. */
export function rolesOf({
  callerRoleArns,
  accessRole,
}: Pick<Grant, "callerRoleArns" | "accessRole">): readonly string[] {
  return accessRole ? [...callerRoleArns, accessRole.arn] : callerRoleArns;
}

/** Those of them that are in an account, by their ARNs. */
export function rolesInAccount(grant: Pick<Grant, "callerRoleArns" | "accessRole">, account: string) {
  return rolesOf(grant).filter((arn) => accountOf(arn) === account);
}

/** Everything that a provider gives, a grant per consumer, those of this file first; what is public it gives nobody. */
export function grantsOf(deployment: Deployment, provider: Provider): readonly Grant[] {
  if (isPublic(provider.service)) return [];
  return [
    ...deployment.consumers.flatMap((consumer) => linkedGrant(deployment, provider, consumer) ?? []),
    ...provider.externalConsumers.map((external) => ({
      consumer: external.name,
      account: external.account,
      routes: external.routes,
      callerRoleArns: external.callerRoleArns,
      accessRole: accessRole(deployment, provider, external.name, external.trustedRoleArns),
      reach: externalReach(provider, external),
    })),
  ];
}

function linkedGrant(deployment: Deployment, provider: Provider, consumer: Consumer): Grant | undefined {
  const use = linkedUse(consumer, provider);
  if (use === undefined) return undefined;
  const roles = (auth: "direct" | "assume-role") =>
    consumer.clients
      .filter((client) => client.uses === use.name && client.auth === auth)
      .map((client) => clientRoleArn(deployment, consumer, client));
  const allowed = use.allowRoles.map((name) => roleArn(consumer, name));
  return {
    consumer: consumer.stackId,
    account: consumer.account,
    routes: use.routes,
    callerRoleArns: [...roles("direct"), ...allowed],
    accessRole: accessRole(deployment, provider, consumer.stackId, roles("assume-role")),
    reach: linkedReach(consumer, use),
  };
}

function linkedReach({ premises }: Consumer, { type }: Use): Reach {
  if (type === "regional-rest-api") return { kind: "internet" };
  return premises?.executeApi.kind === "existing"
    ? { kind: "endpoints", ids: [premises.executeApi.endpointId] }
    : { kind: "linked" };
}

function externalReach({ service }: Provider, { endpointIds }: ExternalConsumer): Reach {
  return service.type === "regional-rest-api"
    ? { kind: "internet" }
    : { kind: "endpoints", ids: endpointIds };
}

/** The consumers of the file whose endpoints a provider has to learn from their states: they make them. */
export function linkedConsumers({ consumers }: Deployment, provider: Provider): readonly Consumer[] {
  return consumers.filter(
    (consumer) =>
      consumer.premises?.executeApi.kind === "made" && linkedUse(consumer, provider) !== undefined,
  );
}

/** A consumer's use of a provider of the same file; undefined where there is none, or only its API's facts are used. */
export function linkedUse({ uses }: Consumer, { stackId }: Provider): Use | undefined {
  return uses.find(({ name, apiId }) => name === stackId && apiId === undefined);
}

/** The role that a client of a consumer runs as: one that is made for it, or the one that it is. */
export function clientRoleArn(deployment: Deployment, consumer: Party, client: Client): string {
  if (client.type === "role") return client.roleArn;
  return madeRoleArn(consumer, physicalName(deployment.name, consumer.stackId, client.name));
}

function accessRole(
  deployment: Deployment,
  provider: Provider,
  consumer: string,
  trustedRoleArns: readonly string[],
): AccessRole | undefined {
  if (trustedRoleArns.length === 0) return undefined;
  const name = accessRoleName(deployment.name, provider.stackId, consumer);
  return { name, arn: madeRoleArn(provider, name), trustedRoleArns };
}
