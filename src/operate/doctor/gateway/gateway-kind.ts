import type { Kind } from "../kind";
import { serviceReading } from "../private-link/service";
import { serviceEndpointReading } from "../private-link/service-endpoint";
import { GATEWAY_CAUSES } from "./causes/gateway-causes";
import { gatewayLogReading } from "./facts/access-log";
import {
  balancerReading,
  gatewayGroupsReading,
  rulesReading,
  serverGroupsReading,
  serviceBalancerReading,
} from "./facts/balancer";
import { callerPoliciesReading } from "./facts/caller-policies";
import type { GatewayFacts } from "./facts/gateway-facts";
import { httpApiReading, httpStageReading, mappingsReading } from "./facts/http-api";
import { integrationsReading, routesReading, tokenAuthorizersReading } from "./facts/routes";
import { vpcLinksReading } from "./facts/vpc-links";
import { webAclReading } from "./facts/web-acl";
import type { GatewayCall } from "./gateway-call";

/** The calls of HTTP APIs in front of endpoint services. */
export const GATEWAY: Kind<GatewayCall, GatewayFacts> = {
  causes: GATEWAY_CAUSES,
  readings: {
    httpApi: httpApiReading,
    httpStage: httpStageReading,
    mappings: mappingsReading,
    routes: routesReading,
    integrations: integrationsReading,
    tokenAuthorizers: tokenAuthorizersReading,
    callerPolicies: callerPoliciesReading,
    vpcLinks: vpcLinksReading,
    gatewayLog: gatewayLogReading,
    balancer: balancerReading,
    rules: rulesReading,
    gatewayGroups: gatewayGroupsReading,
    webAcl: webAclReading,
    serviceEndpoint: serviceEndpointReading,
    service: serviceReading,
    serviceBalancer: serviceBalancerReading,
    serverGroups: serverGroupsReading,
  },
};
