import { routeArn } from "../model/aws/arn";
import { physicalName } from "../model/aws/names";
import type { Consumer, RoleClient, Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";

/** Notes on roles that exist already, a sentence each: they say what Crosslink neither makes for them nor changes. */
export function roleNotes(deployment: Deployment): readonly string[] {
  return deployment.consumers.flatMap((consumer) => {
    const clients = consumer.clients.filter((client) => client.type === "role");
    return [
      ...clients.flatMap((client) => policyNote(consumer, client)),
      ...(clients.length > 0 ? placeNote(deployment, consumer) : []),
    ].map((sentence) => `${consumer.stackId}: ${sentence}`);
  });
}

/**
 * Between two accounts the caller's own policy has to allow a call as well; within one the API's lets in the account, and
 * leaves to its policies whom of it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
function policyNote({ uses }: Consumer, { roleArn, uses: name }: RoleClient): readonly string[] {
  const use = uses.find((one) => one.name === name);
  if (use === undefined) return [];
  const resources = invoked(use).join(" and ");
  const told = use.apiId === undefined ? `, ${API_ID} being the output api_id of ${name}` : "";
  return [`the policy of ${roleArn} has to allow execute-api:Invoke on ${resources}${told}`];
}

/** Stands for an API's id until AWS has given it. */
const API_ID = "<api_id>";

function invoked({ apiId = API_ID, routes, ...api }: Use): readonly string[] {
  return routes.map((route) => routeArn({ ...api, apiId }, route));
}

/** Endpoints know roles by their policies, and before that a group of the network by theirs. */
function placeNote({ name }: Deployment, { stackId, premises }: Consumer): readonly string[] {
  if (premises === undefined) return [];
  const group = physicalName(name, stackId, "clients");
  return [
    `whatever runs as these roles has to be in the security group ${group}, the output client_security_group_id`,
  ];
}
