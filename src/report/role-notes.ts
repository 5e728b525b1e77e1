import { routeArn } from "../model/aws/arn";
import { physicalName } from "../model/aws/names";
import type { Consumer, RoleClient, Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";

/** Notes on roles that exist already, a sentence each: they say what Crosslink neither makes for them nor changes. */
export function roleNotes(deployment: Deployment): readonly string[] {
  return deployment.consumers.flatMap((consumer) => {
    const clients = consumer.clients.filter((client) => client.type === "role");
    return [...clients.map(policyNote), ...(clients.length > 0 ? placeNote(consumer) : [])].map(
      (sentence) => `${consumer.stackId}: ${sentence}`,
    );
  });
}

/**
 * Between two accounts the caller's own policy has to allow a call as well; within one the API's lets in the account, and
 * leaves to its policies whom of it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
function policyNote({ roleArn, use }: RoleClient): string {
  const resources = invoked(use).join(" and ");
  const told = use.apiId === undefined ? `, ${API_ID} being the output api_id of ${use.name}` : "";
  return `the policy of ${roleArn} has to allow execute-api:Invoke on ${resources}${told}`;
}

/** Stands for an API's id until AWS has given it. */
const API_ID = "<api_id>";

function invoked({ apiId = API_ID, routes, ...api }: Use): readonly string[] {
  return routes.map((route) => routeArn({ ...api, apiId }, route));
}

/** Endpoints know roles by their policies, and before that a group of the network by theirs. */
function placeNote({ name, vpc }: Consumer): readonly string[] {
  if (vpc === undefined) return [];
  const group = physicalName(name, "clients");
  return [
    `whatever runs as these roles has to be in the security group ${group}, the output client_security_group_id`,
  ];
}
