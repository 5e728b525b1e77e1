import { IDENTITY_HANDLER, physicalName } from "../model/aws/names";
import { CLIENTS } from "../model/clients/traits";
import { type Consumer, callingRoleArn, type Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import { keptKeys } from "../model/keys/kept-keys";
import { madeRoleArn } from "../model/party";
import { type Provider, usesDynamodb } from "../model/provider";
import { routeKey } from "../model/routes/route";
import { hasEntrance } from "../model/services/traits";

/**
 * Notes on what owners of adopted resources must allow, a sentence each: Crosslink does not change those
 * resources.
 */
export function adoptedNotes(deployment: Deployment): readonly string[] {
  return [
    ...deployment.providers.flatMap((provider) => about(provider, dynamodbNotes(provider))),
    ...deployment.consumers.flatMap((consumer) =>
      about(consumer, [
        ...endpointNotes(consumer),
        ...associationNotes(consumer),
        ...stsNotes(consumer),
        ...ssmNotes(consumer),
        ...secretsManagerNotes(consumer),
      ]),
    ),
  ];
}

function about({ stackId }: Provider | Consumer, sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence) => `${stackId}: ${sentence}`);
}

/** Without a gateway endpoint, the VPC must have its own route to DynamoDB. */
function dynamodbNotes(provider: Provider): readonly string[] {
  const { table, handlers, network } = provider.backend;
  if (network === undefined || network.dynamodbEndpoint) return [];
  const part = (handler: string) => physicalName(provider.name, handler);
  const identity = part(IDENTITY_HANDLER);
  const way = (handler: string) =>
    `the VPC's own way to DynamoDB has to let ${madeRoleArn(provider, part(handler))}`;
  return [
    ...(table ? [`${way(IDENTITY_HANDLER)} put items into the table ${identity}`] : []),
    ...handlers.filter(usesDynamodb).map((handler) => `${way(handler.name)} do what its statements say`),
  ];
}

function endpointNotes(consumer: Consumer): readonly string[] {
  const executeApi = consumer.vpc?.executeApi;
  if (executeApi?.kind !== "existing") return [];
  return [
    letIn(executeApi.securityGroupId, consumer),
    ...consumer.uses
      .filter((use) => !hasEntrance(use))
      .map(
        (use) =>
          `the policy of ${executeApi.endpointId} has to let ${callersOf(consumer, use).join(" and ")} call ${use.routes.map(routeKey).join(", ")} of ${use.name}`,
      ),
  ];
}

/** The owner of an API outside the file has to associate it. */
function associationNotes({ vpc, uses }: Consumer): readonly string[] {
  if (vpc?.executeApi?.kind !== "made" || !vpc.executeApi.associate) return [];
  return uses
    .filter((use) => use.apiId !== undefined && !hasEntrance(use))
    .map(
      ({ name, apiId }) =>
        `the owner of ${name} has to associate the API ${apiId} with this stack's output endpoint_ids["${name}"]`,
    );
}

function stsNotes(consumer: Consumer): readonly string[] {
  const { vpc } = consumer;
  const assuming = consumer.clients.filter((client) => client.auth === "assume-role");
  if (vpc === undefined || vpc.sts || assuming.length === 0) return [];
  const { existingStsGroupId } = vpc;
  const way =
    existingStsGroupId === undefined
      ? "the VPC's own way to STS"
      : `the policy of the STS endpoint behind ${existingStsGroupId}`;
  return [
    ...(existingStsGroupId === undefined ? [] : [letIn(existingStsGroupId, consumer)]),
    ...assuming.map(({ roleArn, accessRole }) => `${way} has to let ${roleArn} assume ${accessRole.arn}`),
  ];
}

function ssmNotes({ vpc, clients }: Consumer): readonly string[] {
  if (vpc === undefined || vpc.ssm) return [];
  return clients
    .filter(({ type }) => CLIENTS[type].hasSessions)
    .map(
      ({ roleArn }) =>
        `the VPC's own way to Systems Manager (ssm, ssmmessages) has to let ${roleArn} open sessions`,
    );
}

function secretsManagerNotes(consumer: Consumer): readonly string[] {
  const { vpc, clients } = consumer;
  if (vpc === undefined || vpc.secretsManager) return [];
  const readers = clients.filter(({ auth }) => auth === "api-key").map(({ roleArn }) => roleArn);
  const showing = clients.filter(({ auth }) => auth === "certificate").map(({ roleArn }) => roleArn);
  const rotations = keptKeys(consumer).filter(({ owner }) => owner.kind === "use");
  return [
    ...readers.map((arn) => `the VPC's own way to Secrets Manager has to let ${arn} read its keys`),
    ...showing.map((arn) => `the VPC's own way to Secrets Manager has to let ${arn} read its certificate`),
    ...rotations.map(
      ({ rotationRoleArn }) =>
        `the VPC's own way to Secrets Manager has to let ${rotationRoleArn} rotate keys`,
    ),
  ];
}

function letIn(securityGroupId: string, { name }: Consumer): string {
  return `${securityGroupId} has to let the group ${physicalName(name, "clients")} in, port 443`;
}

/** The roles that call a use; without authorization, anybody. */
function callersOf({ clients }: Consumer, use: Use): readonly string[] {
  if (use.auth === "none") return ["everybody, unsigned"];
  if (use.auth === "api-key") return ["everybody with a key, unsigned"];
  return [...new Set(clients.filter((client) => client.use === use).map(callingRoleArn))];
}
