import { CLIENTS } from "../model/clients/traits";
import { type Client, type Consumer, callingRoleArn, type Use } from "../model/consumer";
import type { PolicyDocument } from "./document";
import { endpointPolicy } from "./endpoints/endpoint-policy";
import { stsEndpointPolicy } from "./endpoints/sts-endpoint-policy";
import { assumePolicy, invokePolicy } from "./roles/client-policy";
import { type SessionEndpointPolicies, sessionEndpointPolicies } from "./roles/session-policy";

/** Values from the providers' applies: their API ids, by use. */
export interface ConsumerFacts {
  readonly apiIds: Readonly<Record<string, string>>;
}

/** The consumer's policies that decide about a call. Both the stack and the access check use them. */
export interface ConsumerDocuments {
  /** The policy of the execute-api endpoint, where one is made. */
  readonly endpointPolicy: PolicyDocument;
  /** Absent where no client assumes a role. */
  readonly stsEndpointPolicy?: PolicyDocument;
  /** The policies of the Systems Manager endpoints, by service; absent where no session is opened. */
  readonly sessionEndpointPolicies?: SessionEndpointPolicies;
  readonly clients: readonly ClientDocuments[];
}

/** A client and its identity policy. */
export interface ClientDocuments {
  readonly client: Client;
  /**
   * The identity policy of its role: invoke its routes, or assume its access role. Absent for a client that
   * does not sign, and for a role that Crosslink does not make, since its policy is not known.
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

/** The id of the API that a use calls: from the file, or from its provider's apply. */
export function apiIdOf(use: Use, facts: ConsumerFacts): string {
  const id = use.apiId ?? facts.apiIds[use.name];
  if (id === undefined) throw new Error(`no API id is given for ${use.name}`);
  return id;
}
