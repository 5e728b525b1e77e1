import type { PlannedChange } from "./read-plan";

/** A planned change, and its meaning for callers. */
export interface PlanEffect extends PlannedChange {
  /** The file that the plan was read from. */
  readonly plan: string;
  readonly means: string;
}

/** The effects of a plan, and the number of its changes that callers do not notice. */
export interface PlanEffects {
  readonly plan: string;
  readonly effects: readonly PlanEffect[];
  readonly others: number;
}

export function planEffects(plan: string, changes: readonly PlannedChange[]): PlanEffects {
  const effects = changes.flatMap((change) => {
    const means = meaningOf(change);
    return means === undefined ? [] : { ...change, plan, means };
  });
  return { plan, effects, others: changes.length - effects.length };
}

/** The meaning for callers of a resource that is replaced or destroyed, by its type; one that is made first is not missed meanwhile. */
interface Meaning {
  readonly replaced?: string;
  readonly destroyed?: string;
  readonly created?: string;
  readonly updated?: string;
}

const meaning = (replaced: string, destroyed: string, more: Meaning = {}): Meaning => ({
  replaced,
  destroyed,
  ...more,
});

/**
 * By type of resource. An API serves its last deployment, whatever was changed since; an endpoint that is made again has another id, which
 * the API's policy has to name.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  aws_api_gateway_rest_api: meaning(
    "the API gets another id: every call fails until its consumers are applied again",
    "every call of the API fails",
  ),
  aws_api_gateway_deployment: meaning(
    "the API is deployed anew: routes and policy take effect with it, and calls are not interrupted",
    "the API has no deployment of its own any more",
    { created: "the API is deployed: routes and policy take effect with it" },
  ),
  aws_api_gateway_stage: meaning(
    "calls fail until the stage is there again",
    "every call of the stage fails",
  ),
  aws_api_gateway_rest_api_policy: meaning(
    "the API's policy is written anew, and takes effect with the next deployment",
    "the API has no policy: a private API refuses every call, a regional one takes signed calls of its account",
    { updated: "the API's policy changes, and takes effect with the next deployment" },
  ),
  aws_api_gateway_authorizer: meaning(
    "calls fail until the authorizer is there again",
    "no caller is known any more",
  ),
  aws_apigatewayv2_api: meaning(
    "the gateway gets another id and address: every call of the old one fails",
    "every call of the gateway fails",
  ),
  aws_apigatewayv2_vpc_link: meaning(
    "calls of the gateway fail until the new link is available, for minutes",
    "calls of the gateway reach nothing in its VPC",
  ),
  aws_apigatewayv2_route: meaning(
    "calls of the route fail for a moment",
    "calls of the route are answered with 404",
  ),
  aws_vpc_endpoint: meaning(
    "the endpoint gets another id: calls through it fail until the other side is applied again",
    "calls through the endpoint fail",
    { updated: "the endpoint's policy, subnets or groups change in place, for new calls within minutes" },
  ),
  aws_vpc_endpoint_service: meaning(
    "the service gets another name: every endpoint of it is cut off until its owner makes it anew",
    "every endpoint of the service is cut off",
  ),
  aws_vpc_endpoint_connection_accepter: meaning("the connection is accepted anew", "the endpoint is cut off"),
  aws_lb: meaning(
    "connections to the balancer end, and its addresses change",
    "nothing behind the balancer is reached",
  ),
  aws_lb_listener: meaning(
    "connections are refused until the listener is there again",
    "connections are refused",
  ),
  aws_lb_target_group: meaning(
    "calls fail until the new group has healthy targets",
    "its targets are not reached",
  ),
  aws_lambda_function: meaning(
    "calls that need the function fail until it is there again",
    "calls that need the function fail",
  ),
  aws_lambda_permission: meaning(
    "calls fail while the permission is missing",
    "the function is not invoked any more",
  ),
  aws_security_group: meaning(
    "network interfaces get another group: what it let through is closed until its rules are there again",
    "what the group let through is closed",
  ),
  aws_vpc_security_group_ingress_rule: meaning("the way in is closed for a moment", "a way in is closed", {
    created: "a way in is opened",
    updated: "a way in changes",
  }),
  aws_vpc_security_group_egress_rule: meaning("the way out is closed for a moment", "a way out is closed", {
    created: "a way out is opened",
    updated: "a way out changes",
  }),
  aws_vpc: meaning(
    "everything in the VPC is made anew: all calls through it fail meanwhile",
    "everything in the VPC goes",
  ),
  aws_subnet: meaning(
    "what is in the subnet is made anew: calls through it fail meanwhile",
    "what is in the subnet goes",
  ),
  aws_iam_role: meaning(
    "sessions of the role end, and policies that name it by its ARN mean the new one",
    "whoever calls as the role cannot any more",
  ),
  aws_secretsmanager_secret: meaning(
    "the key or certificate in it is another one",
    "the key or certificate in it is lost",
  ),
  aws_kms_key: meaning(
    "what it encrypted has to be encrypted anew",
    "what it encrypted cannot be read any more",
  ),
  aws_dynamodb_table: meaning("the table's items are lost", "the table's items are lost"),
  aws_cloudwatch_log_group: meaning("the log so far is lost", "the log so far is lost"),
  aws_instance: meaning("the instance is not there meanwhile", "the instance goes"),
  aws_ecs_service: meaning("its containers are stopped and started anew", "its containers are stopped"),
  aws_autoscaling_group: meaning("its instances are stopped and started anew", "its instances are stopped"),
};

/** The effect of a change; undefined where callers do not notice it. Whatever is replaced or destroyed is told, of any type. */
function meaningOf({ type, is, isMadeFirst }: PlannedChange): string | undefined {
  const known = MEANINGS[type]?.[is];
  if (is === "created" || is === "updated") return known;
  const text = known ?? (is === "replaced" ? "it is made anew" : "it goes");
  const isInterrupted = is === "replaced" && type !== "aws_api_gateway_deployment";
  return isInterrupted && isMadeFirst
    ? `the new one is made before the old one goes; otherwise ${text}`
    : text;
}
