import type { ManagementRule } from "../rule";
import { integrationTimeouts, mappedParameters } from "./integrations/http-integrations";
import { privateIntegrations } from "./integrations/private-integrations";
import { linkInterfaces } from "./links/link-interfaces";
import { linkPlaces, linkQuota, usedHttpLinks } from "./links/links";
import { jwtAuthorizers } from "./routes/jwt-authorizers";
import { routeAuthorization, routeKeys, routeTargets } from "./routes/routes";
import { usedParts } from "./routes/used-parts";
import { domainCertificates, mappedStages } from "./stages/domain-names";
import { httpStageLogs, httpStageRoutes } from "./stages/http-stages";

/** The rules of HTTP APIs. */
export function httpApiRules(): readonly ManagementRule[] {
  return [
    mappedParameters,
    integrationTimeouts,
    privateIntegrations,
    linkPlaces,
    linkQuota,
    usedHttpLinks,
    linkInterfaces(),
    jwtAuthorizers,
    routeKeys,
    routeTargets,
    routeAuthorization,
    usedParts,
    httpStageLogs,
    httpStageRoutes,
    domainCertificates,
    mappedStages,
  ];
}
