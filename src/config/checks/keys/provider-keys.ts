import { routeKey } from "../../../model/routes/route";
import { isReachedByEndpoint, SERVICE_TYPES } from "../../../model/services/traits";
import type { ProviderOutline } from "../../outline/provider/provider";
import { ENTRANCE_KEYS } from "./entrance-keys";
import { type KeyRule, missing, needless } from "./key-rule";

const BEHIND_ENDPOINTS = SERVICE_TYPES.filter((type) => isReachedByEndpoint({ type })).join(" or ");

/** The keys of a provider that some providers have no use for, or cannot do without. */
export const PROVIDER_KEYS: readonly KeyRule<ProviderOutline>[] = [
  needless(
    "service.openapi",
    ({ value }) => value?.service && "routes" in value.service,
    "routes or openapi",
    { got: "both", at: "key" },
  ),
  needless(
    "service.acknowledgePublic",
    ({ service }) => service.isPublic === false,
    "no acknowledgePublic where not everybody may call",
  ),
  missing(
    "service.acknowledgePublic",
    ({ service }) => service.isPublic,
    (provider) =>
      `acknowledgePublic: true, as with auth: none a regional API answers anybody on the internet (${routesOf(provider)})`,
    {
      advice: `; with auth: iam it answers the roles of its consumers, as a ${BEHIND_ENDPOINTS} only their endpoints`,
    },
  ),
  needless(
    "service.authorizer",
    ({ service }) => service.auth && service.auth !== "api-key",
    "no authorizer but with auth: api-key",
    { at: "key" },
  ),
  needless(
    "service.executionLog",
    ({ service, value }) => service.auth === "api-key" && value?.service?.executionLog === "INFO",
    "ERROR or OFF with auth: api-key, as at INFO API Gateway writes down headers, and the key is in one",
  ),
  needless(
    "network",
    ({ service }) => service.hasEntrance === false,
    "no network of an API, whose functions have backend.network",
    { at: "key" },
  ),
  ...ENTRANCE_KEYS,
  needless(
    "trust",
    ({ value, service, isAssumed }) =>
      isAssumed === false && !service.hasEntrance && Object.keys(value?.trust ?? {}).length > 0,
    "no trust where no consumer assumes a role",
    { at: "key" },
  ),
  needless(
    "backend.table",
    ({ backend }) => backend.table && backend.usesIdentity === false,
    "no table where no route uses the identity handler",
  ),
  needless(
    "backend.deletionProtection",
    ({ backend }) => backend.table === false,
    "no deletionProtection without a table",
  ),
  needless(
    "backend.network.dynamodbEndpoint",
    ({ backend }) => backend.reachesDynamodb === false,
    "no dynamodbEndpoint without a table or a handler with statements",
  ),
  needless(
    "backend.network.routeTableIds",
    ({ backend }) => backend.network === "adopted" && backend.dynamodbEndpoint === false,
    "no routeTableIds where no DynamoDB endpoint is made",
    { got: "a list" },
  ),
  missing(
    "backend.network.routeTableIds",
    ({ backend }) => backend.network === "adopted" && backend.dynamodbEndpoint,
    "route tables for the DynamoDB endpoint that is made",
  ),
];

function routesOf({ routes = [] }: ProviderOutline): string {
  return routes.flatMap(({ route }) => (route ? routeKey(route) : [])).join(", ");
}
