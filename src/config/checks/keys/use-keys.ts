import { isPrivate, SERVICE_TYPES } from "../../../model/services/traits";
import type { UseOutline } from "../../outline/consumer/use";
import { ENTRANCE_USE_KEYS } from "./entrance-use-keys";
import { type KeyRule, missing, needless } from "./key-rule";
import { usedService } from "./used-service";

const ON_THE_INTERNET = SERVICE_TYPES.filter((type) => !isPrivate({ type })).join(" or ");

/** The keys of a use that some APIs have no use for, or cannot do without. */
export const USE_KEYS: readonly KeyRule<UseOutline>[] = [
  needless(
    "routes",
    ({ provider }) => provider?.service.isPublic,
    ({ name }) => `no routes, as anybody may call every route of ${name}`,
    { got: "a list" },
  ),
  // These roles stand on their own policies: no endpoint policy and no network of ours is there for them.
  needless(
    "allowRoles",
    ({ service: { isPublic, isPrivate } }) => isPublic !== undefined && (isPublic || isPrivate),
    `no allowRoles but of a ${ON_THE_INTERNET} with auth: iam`,
    { got: usedService },
  ),
  ...["apiKey", "api.authorizerRoleArn", "api.knownAs"].map((key) =>
    needless<UseOutline>(
      key,
      ({ service }) => service.auth && service.auth !== "api-key",
      `no ${key.replace("api.", "")} of an API without auth: api-key`,
      { got: usedService, at: "key" },
    ),
  ),
  needless(
    "stripPrefix",
    ({ value, service }) => service.type !== undefined || isOfService(value),
    "no stripPrefix without an http-gateway",
  ),
  needless(
    "slot",
    ({ value, service }) => service.hasEntrance === false || isOfService(value),
    "no slot without an http-gateway or an mtls-rest-api",
  ),
  ...ENTRANCE_USE_KEYS,
  needless(
    "endpointService",
    ({ value }) => isOfService(value),
    "an api, as endpoint services are called through an http-gateway",
    {
      got: "one",
      at: "key",
    },
  ),
  missing(
    "api.authorizerRoleArn",
    ({ service }) => service.auth === "api-key",
    "the role that reads the key, as the API has auth: api-key",
  ),
  missing(
    "api.accessRoleArn",
    ({ service, isAssumed }) => service.auth !== "none" && !service.hasEntrance && isAssumed,
    "the role that clients assume",
  ),
  needless(
    "api.externalId",
    ({ service, value }) => service.auth !== "none" && !("accessRoleArn" in (value?.api ?? {})),
    "no externalId without accessRoleArn",
  ),
  needless(
    "api.accessRoleArn",
    ({ service, isAssumed }) => service.auth !== "none" && isAssumed === false,
    "no accessRoleArn without an assume-role client",
  ),
];

/** True if it is of an endpoint service that its facts describe. */
function isOfService(use: UseOutline["value"]): boolean {
  return use !== undefined && "endpointService" in use;
}
