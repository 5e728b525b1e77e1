import { CLIENTS } from "../model/clients/traits";
import { type Client, type Consumer, callingRoleArn, type Use } from "../model/consumer";
import type { PolicyDocument } from "./document";
import { endpointPolicy } from "./endpoints/endpoint-policy";
import { stsEndpointPolicy } from "./endpoints/sts-endpoint-policy";
import { assumePolicy, invokePolicy } from "./roles/client-policy";
import { type SessionEndpointPolicies, sessionEndpointPolicies } from "./roles/session-policy";

/** The facts that a consumer only learns from the providers' applies: their APIs' ids, by use. */
export interface ConsumerFacts {
  readonly apiIds: Readonly<Record<string, string>>;
}

/** Every document of a consumer's side that decides about a call. The stack and the access check both use it. */
export interface ConsumerDocuments {
  /** Of the execute-api endpoint, where one is made. */
  readonly endpointPolicy: PolicyDocument;
  /** Absent where no client assumes a role. */
  readonly stsEndpointPolicy?: PolicyDocument;
  /** Of the endpoints of Systems Manager, by service; absent where no session is opened. */
  readonly sessionEndpointPolicies?: SessionEndpointPolicies;
  readonly clients: readonly ClientDocuments[];
}

/** A client with what it may do. */
export interface ClientDocuments {
  readonly client: Client;
  /**
   * The identity policy of its role: invoke its routes, or assume its access role. Absent where it does not sign, and
   * where the role is others', whose policy is not known.
   */
  readonly policy?: PolicyDocument;
}

export function consumerDocuments({ uses, clients }: Consumer, facts: ConsumerFacts): ConsumerDocuments {
  const apis = uses.map((use) => ({
    ...use,
    apiId: apiIdOf(use, facts),
    callerRoleArns:
      use.auth === "iam" ? clients.filter((one) => one.use === use).map(callingRoleArn) : undefined,
  }));
  const assuming = clients.filter((client) => client.auth === "assume-role");
  return {
    endpointPolicy: endpointPolicy(apis),
    stsEndpointPolicy: assuming.length > 0 ? stsEndpointPolicy(assuming) : undefined,
    sessionEndpointPolicies: sessionEndpointPolicies(
      clients.filter(({ type }) => CLIENTS[type].hasSessions).map(({ roleArn }) => roleArn),
    ),
    clients: clients.map((client) => ({ client, policy: clientPolicy(client, facts) })),
  };
}

function clientPolicy(client: Client, facts: ConsumerFacts): PolicyDocument | undefined {
  if (client.auth === "none" || !CLIENTS[client.type].isMade) return undefined;
  if (client.auth === "assume-role") return assumePolicy(client.accessRole.arn);
  const { use } = client;
  return invokePolicy({ ...use, apiId: apiIdOf(use, facts) }, use.routes);
}

/** The id of the API that a use calls, as the file states it or as its provider's apply told it. */
export function apiIdOf(use: Use, facts: ConsumerFacts): string {
  const id = use.apiId ?? facts.apiIds[use.name];
  if (id === undefined) throw new Error(`no API id is given for ${use.name}`);
  return id;
}
