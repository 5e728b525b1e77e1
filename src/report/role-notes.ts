import { routeArn } from "../model/aws/arn";
import { physicalName } from "../model/aws/names";
import type { Consumer, RoleClient, Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";

/** Notes on existing roles, a sentence each: what Crosslink neither makes for them nor changes. */
export function roleNotes(deployment: Deployment): readonly string[] {
  return deployment.consumers.flatMap((consumer) => {
    const clients = consumer.clients.filter((client) => client.type === "role");
    return [...clients.map(policyNote), ...(clients.length > 0 ? placeNote(consumer) : [])].map(
      (sentence) => `${consumer.stackId}: ${sentence}`,
    );
  });
}

/**
 * A caller of another account also needs an Allow in its own policy. Within one account the API's policy
 * allows the account, and the account's policies decide who of it may call.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
function policyNote({ roleArn, use }: RoleClient): string {
  const resources = invoked(use).join(" and ");
  const apiIdSource = use.apiId === undefined ? `, ${API_ID} being the output api_id of ${use.name}` : "";
  return `the policy of ${roleArn} has to allow execute-api:Invoke on ${resources}${apiIdSource}`;
}

/** Stands for an API's id until AWS assigns it. */
const API_ID = "<api_id>";

function invoked({ apiId = API_ID, routes, ...api }: Use): readonly string[] {
  return routes.map((route) => routeArn({ ...api, apiId }, route));
}

/** To use the endpoint, workloads of existing roles must be in the clients' security group. */
function placeNote({ name, vpc }: Consumer): readonly string[] {
  if (vpc === undefined) return [];
  const group = physicalName(name, "clients");
  return [
    `whatever runs as these roles has to be in the security group ${group}, the output client_security_group_id`,
  ];
}
