import type { StrictRule } from "../../emulated-aws/strict/rule";

export const HTTP_PROXY_RULES: readonly StrictRule[] = [
  {
    name: "headers of the connection are made anew by an HTTP proxy integration, and Authorization is renamed",
    because:
      "AWS says that it may rename Authorization and not when; a key in that header might then not arrive",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",
    assumed: true,
    shownBy: "__tests__/live/gateway/http-proxy/outgoing-request.test.ts",
  },
  {
    name: "a value in the path of an HTTP proxy integration is encoded, and does not reach over its segment",
    because: "AWS says that values are decoded before they are passed on, and not how they are encoded then",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",
    assumed: true,
    shownBy: "__tests__/live/gateway/http-proxy/outgoing-request.test.ts",
  },
  {
    name: "a call over a VPC link passes listener, target, network interface and every security group on its way",
    because:
      "moto keeps links, balancers and groups and passes nothing on, so that a door would seem to work that leads nowhere",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
    shownBy: "__tests__/live/gateway/http-proxy/linked-calls.test.ts",
  },
  {
    name: "a call that a security group stops, or that goes to no endpoint's address, is 504; one that is refused is 500",
    because: "no page of AWS says which of its two answers belongs to which fault",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html",
    assumed: true,
    shownBy: "__tests__/live/gateway/http-proxy/linked-calls.test.ts",
  },
  {
    name: "the server behind a VPC link has to show a certificate for the host of the uri",
    because:
      "a balancer that only passes bytes on has none; with its own name in the uri every call would fail",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html",
    shownBy: "__tests__/live/gateway/http-proxy/linked-calls.test.ts",
  },
];
