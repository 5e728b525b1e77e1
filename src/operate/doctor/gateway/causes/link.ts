import { deployOnly } from "../../cause";
import { closedWays } from "../../live/groups";
import { gatewayGroupNames } from "../facts/balancer";
import { gatewayCause } from "./gateway-cause";
import { routeOf } from "./route";

/**
 * A link without traffic for 60 days goes to sleep, and wakes with the next call, which fails.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html
 */
export const linkUnavailable = gatewayCause({
  id: "vpc-link",
  hop: "link",
  name: "The gateway's VPC link is not available",
  reads: ["routes", "integrations", "vpcLinks"],
  look: ({ routes, integrations, vpcLinks }, call) => {
    const integration = integrations.find(({ id }) => id === routeOf(call, routes)?.integrationId);
    if (integration === undefined) return undefined;
    const link = vpcLinks.find(({ id }) => id === integration.vpcLinkId);
    if (link?.status === "AVAILABLE") return undefined;
    const live =
      link === undefined
        ? `no VPC link ${integration.vpcLinkId ?? ""}`.trimEnd()
        : `${link.id} is ${link.status}${link.message === undefined ? "" : ` (${link.message})`}`;
    const { stackId } = call.consumer;
    const anew = `terraform -chdir=cdktf.out/stacks/${stackId} apply -replace=aws_apigatewayv2_vpc_link.gateway`;
    const MENDS: Readonly<Record<string, string>> = {
      INACTIVE: `call again in some minutes, as the call wakes it; keepWarm: true of ${call.client.name} keeps it awake`,
      PENDING: "wait: a new link takes minutes",
      FAILED: anew,
      DELETING: anew,
    };
    return {
      evidence: [{ live, intended: "AVAILABLE" }],
      mend: (link && MENDS[link.status]) ?? deployOnly(call.consumer),
    };
  },
});

export const groupsClosed = gatewayCause({
  id: "gateway-security-group",
  hop: "link",
  name: "The security groups of the gateway do not let calls through",
  reads: ["gatewayGroups"],
  look: ({ gatewayGroups }, { consumer, client, use }) => {
    const { link, balancer, endpoints } = gatewayGroupNames(consumer.name);
    const evidence = closedWays(gatewayGroups, [
      { from: link, to: balancer, port: client.tls ? 443 : 80 },
      { from: balancer, to: endpoints, port: use.port },
    ]);
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(consumer) };
  },
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-private-integration.html */
export const balancerAbsent = gatewayCause({
  id: "gateway-balancer",
  hop: "link",
  name: "The gateway's balancer does not exist, or does not listen",
  reads: ["balancer"],
  look: ({ balancer }, { consumer, client }) => {
    const port = client.tls ? 443 : 80;
    const isListening = balancer?.listeners.some((one) => one.port === port) ?? false;
    if (balancer !== undefined && isListening && !/^(failed|provisioning)$/.test(balancer.state))
      return undefined;
    const live =
      balancer === undefined
        ? "none"
        : isListening
          ? `${balancer.name} is ${balancer.state}`
          : `${balancer.name} has no listener on ${port}`;
    return {
      evidence: [{ live, intended: `a balancer that is active, and listens on ${port}` }],
      mend: deployOnly(consumer),
    };
  },
});
