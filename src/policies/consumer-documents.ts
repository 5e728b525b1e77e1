import { type Client, type Consumer, isMade, type Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import { clientRoleArn } from "../model/grant";
import type { PolicyDocument } from "./document";
import { endpointPolicy } from "./endpoints/endpoint-policy";
import { type Assumption, stsEndpointPolicy } from "./endpoints/sts-endpoint-policy";
import { assumePolicy, invokePolicy } from "./roles/client-policy";

/** What a consumer only learns from the providers' applies: their APIs' ids, by use. */
export interface ConsumerFacts {
  readonly apiIds: Readonly<Record<string, string>>;
}

/** Every document of a consumer's side that decides about a call. The stack and the access check both use it. */
export interface ConsumerDocuments {
  /** Of the execute-api endpoint, where one is made. */
  readonly endpointPolicy: PolicyDocument;
  /** Absent where no client assumes a role. */
  readonly stsEndpointPolicy?: PolicyDocument;
  readonly clients: readonly ClientDocuments[];
}

/** A client with what it uses and what it may do. */
export interface ClientDocuments {
  readonly client: Client;
  readonly use: Use;
  readonly roleArn: string;
  /**
   * The identity policy of its role: invoke its routes, or assume its access role. Absent where it does not sign, and
   * where the role is others', whose policy is not known.
   */
  readonly policy?: PolicyDocument;
}

export function consumerDocuments(
  deployment: Deployment,
  consumer: Consumer,
  facts: ConsumerFacts,
): ConsumerDocuments {
  const apis = consumer.uses.map((use) => ({
    ...use,
    apiId: apiIdOf(use, facts),
    callerRoleArns: use.auth === "iam" ? callerRoleArns(deployment, consumer, use) : undefined,
  }));
  const assumptions = consumer.clients.flatMap((client) => assumption(deployment, consumer, client) ?? []);
  return {
    endpointPolicy: endpointPolicy(apis),
    stsEndpointPolicy: assumptions.length > 0 ? stsEndpointPolicy(assumptions) : undefined,
    clients: consumer.clients.map((client) => {
      const use = useOf(consumer, client);
      return {
        client,
        use,
        roleArn: clientRoleArn(deployment, consumer, client),
        policy: clientPolicy(client, use, facts),
      };
    }),
  };
}

function clientPolicy(client: Client, use: Use, facts: ConsumerFacts): PolicyDocument | undefined {
  if (client.auth === "none" || !isMade(client)) return undefined;
  if (client.auth === "assume-role") return assumePolicy(accessRoleArn(use));
  return invokePolicy({ ...use, apiId: apiIdOf(use, facts) }, use.routes);
}

/** The use that a client calls through. */
function useOf(consumer: Consumer, client: Client): Use {
  const use = consumer.uses.find(({ name }) => name === client.uses);
  if (use === undefined)
    throw new Error(`client ${client.name} uses ${client.uses}, which ${consumer.stackId} does not`);
  return use;
}

/** The role that the assume-role clients of a use assume. */
export function accessRoleArn(use: Use): string {
  if (use.accessRoleArn === undefined) throw new Error(`${use.name} has no access role`);
  return use.accessRoleArn;
}

/** The id of the API that a use calls, as the file states it or as its provider's apply told it. */
export function apiIdOf(use: Use, facts: ConsumerFacts): string {
  const id = use.apiId ?? facts.apiIds[use.name];
  if (id === undefined) throw new Error(`no API id is given for ${use.name}`);
  return id;
}

/** The roles that a call of this use is signed by: clients' own ones, and the access role. */
function callerRoleArns(deployment: Deployment, consumer: Consumer, use: Use): readonly string[] {
  return consumer.clients
    .filter(({ uses }) => uses === use.name)
    .map((client) =>
      client.auth === "assume-role" ? accessRoleArn(use) : clientRoleArn(deployment, consumer, client),
    );
}

function assumption(deployment: Deployment, consumer: Consumer, client: Client): Assumption | undefined {
  if (client.auth !== "assume-role") return undefined;
  return {
    clientRoleArn: clientRoleArn(deployment, consumer, client),
    accessRoleArn: accessRoleArn(useOf(consumer, client)),
  };
}
