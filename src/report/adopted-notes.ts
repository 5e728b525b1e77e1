import { IDENTITY_HANDLER, physicalName } from "../model/aws/names";
import type { Consumer, Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import { clientRoleArn } from "../model/grant";
import { madeRoleArn } from "../model/party";
import { type Provider, usesDynamodb } from "../model/provider";
import { routeKey } from "../model/routes/route";

/** What has to be allowed in parts that were adopted, a sentence each: what others own, Crosslink does not change. */
export function adoptedNotes(deployment: Deployment): readonly string[] {
  return [
    ...deployment.providers.flatMap((provider) => about(provider, dynamodbNotes(deployment, provider))),
    ...deployment.consumers.flatMap((consumer) =>
      about(consumer, [
        ...endpointNotes(deployment, consumer),
        ...associationNotes(consumer),
        ...stsNotes(deployment, consumer),
        ...ssmNotes(deployment, consumer),
      ]),
    ),
  ];
}

function about({ stackId }: Provider | Consumer, sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence) => `${stackId}: ${sentence}`);
}

/** DynamoDB is reached by a way of the VPC's own where no gateway endpoint is made. */
function dynamodbNotes({ name }: Deployment, provider: Provider): readonly string[] {
  const { table, handlers, network } = provider.backend;
  if (network === undefined || network.dynamodbEndpoint) return [];
  const part = (handler: string) => physicalName(name, provider.stackId, handler);
  const identity = part(IDENTITY_HANDLER);
  const way = (handler: string) =>
    `the VPC's own way to DynamoDB has to let ${madeRoleArn(provider, part(handler))}`;
  return [
    ...(table ? [`${way(IDENTITY_HANDLER)} put items into the table ${identity}`] : []),
    ...handlers.filter(usesDynamodb).map((handler) => `${way(handler.name)} do what its statements say`),
  ];
}

function endpointNotes(deployment: Deployment, consumer: Consumer): readonly string[] {
  const executeApi = consumer.premises?.executeApi;
  if (executeApi?.kind !== "existing") return [];
  return [
    letIn(executeApi.securityGroupId, deployment, consumer),
    ...consumer.uses.map(
      (use) =>
        `the policy of ${executeApi.endpointId} has to let ${callersOf(deployment, consumer, use).join(" and ")} call ${use.routes.map(routeKey).join(", ")} of ${use.name}`,
    ),
  ];
}

/** Of an API outside the file, the association is another's to make. */
function associationNotes({ premises, uses }: Consumer): readonly string[] {
  if (premises?.executeApi.kind !== "made" || !premises.executeApi.associate) return [];
  return uses
    .filter(({ apiId }) => apiId !== undefined)
    .map(
      ({ name, apiId }) =>
        `the owner of ${name} has to associate the API ${apiId} with this stack's output endpoint_ids["${name}"]`,
    );
}

function stsNotes(deployment: Deployment, consumer: Consumer): readonly string[] {
  const { premises } = consumer;
  const assuming = consumer.clients.filter(({ auth }) => auth === "assume-role");
  if (premises === undefined || premises.sts || assuming.length === 0) return [];
  const { existingStsGroupId } = premises;
  const way =
    existingStsGroupId === undefined
      ? "the VPC's own way to STS"
      : `the policy of the STS endpoint behind ${existingStsGroupId}`;
  return [
    ...(existingStsGroupId === undefined ? [] : [letIn(existingStsGroupId, deployment, consumer)]),
    ...assuming.map((client) => {
      const use = consumer.uses.find(({ name }) => name === client.uses);
      return `${way} has to let ${clientRoleArn(deployment, consumer, client)} assume ${use?.accessRoleArn}`;
    }),
  ];
}

function ssmNotes(deployment: Deployment, { premises, clients, ...consumer }: Consumer): readonly string[] {
  if (premises === undefined || premises.ssm) return [];
  return clients
    .filter(({ type }) => type === "instance")
    .map((client) => {
      const role = clientRoleArn(deployment, consumer, client);
      return `the VPC's own way to Systems Manager (ssm, ssmmessages) has to let ${role} open sessions`;
    });
}

function letIn(securityGroupId: string, { name }: Deployment, { stackId }: Consumer): string {
  return `${securityGroupId} has to let the group ${physicalName(name, stackId, "clients")} in, port 443`;
}

/** Who the calls of a use are made by: without authorization, anybody. */
function callersOf(deployment: Deployment, consumer: Consumer, use: Use): readonly string[] {
  if (use.auth === "none") return ["everybody, unsigned"];
  const callers = consumer.clients
    .filter(({ uses }) => uses === use.name)
    .map((client) =>
      client.auth === "assume-role" ? use.accessRoleArn : clientRoleArn(deployment, consumer, client),
    );
  return [...new Set(callers.filter((arn) => arn !== undefined))];
}
