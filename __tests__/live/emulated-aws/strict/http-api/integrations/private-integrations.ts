import { GetVpcLinkCommand } from "@aws-sdk/client-apigatewayv2";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  type Listener,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Forward, PassingRequest } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { savedPart } from "../saved-part";
import { type HttpIntegration, INTEGRATIONS } from "./http-integrations";

export const privateIntegrations: ManagementRule = {
  name: "a private integration of an HTTP API goes through a VPC link that exists to a listener in the link's VPC",
  because:
    "moto takes any link and any address, so that an integration would pass which leads to a balancer elsewhere, or to a network balancer's name",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
  shownBy: "__tests__/live/emulated-aws/strict/http-api/integrations/http-integrations.test.ts",
  intercept: async (passing, forward) => {
    const saved = await savedPart<HttpIntegration>(passing, forward, INTEGRATIONS);
    if (saved?.after.connectionType !== "VPC_LINK") return forward(passing);
    const problem = shapeProblem(saved.after) ?? (await placeProblem(saved.after, passing, forward));
    return problem === undefined ? forward(passing) : badRequest(problem);
  },
};

const LISTENER = /^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d{12}:listener\//;

function shapeProblem(integration: HttpIntegration): string | undefined {
  const { integrationType, integrationMethod, payloadFormatVersion, integrationUri = "" } = integration;
  if (!integration.connectionId) return "VPC_LINK integration must have a connection id";
  if (integrationType !== "HTTP_PROXY")
    return "Private integrations of HTTP APIs have the integration type HTTP_PROXY";
  if (!integrationMethod) return "Integration method must be specified for HTTP_PROXY integrations";
  if ((payloadFormatVersion ?? "1.0") !== "1.0")
    return `PayloadFormatVersion ${payloadFormatVersion} is not supported for HTTP_PROXY integrations`;
  // A service of Cloud Map would do as well: there are none here.
  return LISTENER.test(integrationUri)
    ? undefined
    : "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.";
}

async function placeProblem(
  { connectionId = "", integrationUri = "", tlsConfig }: HttpIntegration,
  passing: PassingRequest,
  forward: Forward,
): Promise<string | undefined> {
  const { ec2, elb, httpApis } = serviceClients(requesterOf(passing), forward);
  const link = await httpApis()
    .send(new GetVpcLinkCommand({ VpcLinkId: connectionId }))
    .catch(() => undefined);
  if (link?.VpcLinkStatus !== "AVAILABLE") return `VPC link ${connectionId} is not available`;
  const listener = await listenerOf(elb(), integrationUri);
  if (listener === undefined) return `The listener ${integrationUri} does not exist in this account`;
  const { LoadBalancers = [] } = await elb().send(new DescribeLoadBalancersCommand({}));
  const balancer = LoadBalancers.find((one) => one.LoadBalancerArn === listener.LoadBalancerArn);
  const { Subnets = [] } = await ec2().send(new DescribeSubnetsCommand({ SubnetIds: link.SubnetIds }));
  if (Subnets[0]?.VpcId !== balancer?.VpcId)
    return `The load balancer of ${integrationUri} is not in the VPC of the VPC link ${connectionId}`;
  return tlsConfig?.serverNameToVerify && !/^(HTTPS|TLS)$/.test(listener.Protocol ?? "")
    ? `The listener ${integrationUri} does not use TLS, so that no server name can be verified`
    : undefined;
}

async function listenerOf(
  elb: ReturnType<ReturnType<typeof serviceClients>["elb"]>,
  arn: string,
): Promise<Listener | undefined> {
  const described = elb.send(new DescribeListenersCommand({ ListenerArns: [arn] }));
  return (await described.catch(() => undefined))?.Listeners?.[0];
}
