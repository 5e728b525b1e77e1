import type { Deployment } from "../../model/deployment";
import type { ServiceProvider } from "../../model/gateway/endpoint-service";
import type { GatewayConsumer, ServiceUse } from "../../model/gateway/gateway";
import { routeKey } from "../../model/routes/route";
import { gatewayCosts, serviceCosts } from "../costs/gateway-costs";
import { costWords } from "../costs/prices";

/** Interface endpoints of a VPC, before AWS raises the quota. */
const ENDPOINT_QUOTA = 50;

/** Notes on gateways and the services behind them, a sentence each: who may call, what others have to do, and what it costs. */
export function gatewayNotes({ serviceProviders, gatewayConsumers }: Deployment): readonly string[] {
  return [
    ...serviceProviders.flatMap((provider) => about(provider, ofService(provider))),
    ...gatewayConsumers.flatMap((consumer) => about(consumer, ofGateway(consumer))),
  ];
}

function about({ stackId }: ServiceProvider | GatewayConsumer, sentences: readonly string[]) {
  return sentences.map((sentence) => `${stackId}: ${sentence}`);
}

function ofService(provider: ServiceProvider): readonly string[] {
  const { compute } = provider.service;
  const linked = provider.grants.flatMap(({ consumer, endpoint }) =>
    endpoint.kind === "linked" ? consumer : [],
  );
  const waiting = provider.grants.filter(
    ({ endpoint }) => endpoint.kind === "stated" && endpoint.ids.length === 0,
  );
  const costs = serviceCosts(provider);
  return [
    ...(compute.type === "fargate"
      ? [`the image ${compute.image} has to be in its registry before this stack is applied`]
      : []),
    ...(compute.type === "existing"
      ? [
          `the owner of ${compute.loadBalancerArn} has to let PrivateLink through its security groups, if it has any`,
        ]
      : []),
    ...(linked.length > 0
      ? [
          `a new endpoint of ${linked.join(", ")} is accepted when this stack is applied after it; until then the gateway answers 504`,
        ]
      : []),
    ...waiting.map(
      ({ consumer, account }) =>
        `${consumer} in account ${account} may ask for an endpoint, which is accepted once its endpointIds are in this file`,
    ),
    ...(costs.length > 0 ? [`always on, beside the servers: ${costWords(costs)}`] : []),
  ];
}

function ofGateway(consumer: GatewayConsumer): readonly string[] {
  const { uses, gateway } = consumer;
  const { name, hostedZoneId } = gateway.domain ?? {};
  return [
    ...callers(consumer),
    ...uses.flatMap((use) => ofOthers(consumer, use)),
    ...(name && hostedZoneId === undefined
      ? [`the owner of ${name} has to make it, as an alias of the output gateway_domain_target`]
      : []),
    ...(uses.length > ENDPOINT_QUOTA
      ? [
          `account ${consumer.account} needs a higher quota for interface endpoints of a VPC: ${uses.length} are made, and ${ENDPOINT_QUOTA} are allowed by default`,
        ]
      : []),
    ...(gateway.keepWarm ? [] : [ASLEEP]),
    `always on: ${costWords(gatewayCosts(consumer))}`,
  ];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html */
const ASLEEP =
  "after 60 days without a call the VPC link is inactive, and the first calls fail for some minutes (keepWarm: true prevents it)";

/** Nothing but its own authorizer guards an HTTP API: it has no resource policy. */
function callers({ account, uses, gateway: { access } }: GatewayConsumer): readonly string[] {
  switch (access.kind) {
    case "none":
      return [
        `ANYONE on the internet may call ${uses.flatMap(({ routes }) => routes.map(routeKey)).join(", ")}`,
      ];
    case "jwt":
      return [`whoever has a token of ${access.issuer} for ${access.audience.join(" or ")} may call`];
    case "iam":
      return [
        `beside its callers, those whom the policies of account ${account} let invoke every API may call, as an HTTP API has no policy of its own`,
      ];
  }
}

function ofOthers({ account }: GatewayConsumer, { name, serviceName }: ServiceUse): readonly string[] {
  if (serviceName === undefined) return [];
  return [
    `the owner of ${name} has to allow account ${account} and to accept this stack's output endpoint_ids["${name}"]`,
  ];
}
