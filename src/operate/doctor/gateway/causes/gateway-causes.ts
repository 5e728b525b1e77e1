import { inOrder } from "../../cause";
import { PRIVATE_LINK_CAUSES } from "../../private-link/causes";
import type { GatewayFacts } from "../facts/gateway-facts";
import type { GatewayCall } from "../gateway-call";
import { GATEWAY_HOPS } from "../gateway-hops";
import * as api from "./api";
import * as authorization from "./authorization";
import * as balancer from "./balancer";
import type { GatewayCause } from "./gateway-cause";
import * as link from "./link";
import * as route from "./route";
import * as service from "./service";

/** Every cause, in the order in which AWS decides a call. Within a hop the more precise one is first. */
export const GATEWAY_CAUSES: readonly GatewayCause[] = inOrder<GatewayCall, GatewayFacts>(GATEWAY_HOPS, [
  api.apiAbsent,
  api.switchedOff,
  api.domainUnmapped,
  api.stageAbsent,
  api.notDeployed,
  route.routeAbsent,
  route.otherService,
  authorization.throttled,
  authorization.otherAuthorization,
  authorization.otherIssuer,
  authorization.callerPolicyDrifted,
  authorization.tokenRefused,
  authorization.scopeMissing,
  authorization.signatureRefused,
  link.linkUnavailable,
  link.groupsClosed,
  link.balancerAbsent,
  balancer.firewallDrifted,
  balancer.blockedOrRefused,
  balancer.ruleAbsent,
  balancer.otherPriority,
  balancer.endpointUnhealthy,
  ...PRIVATE_LINK_CAUSES,
  service.serverGroupsClosed,
  service.serversUnhealthy,
  service.noAnswer,
  service.serviceFails,
]);
