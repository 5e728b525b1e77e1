import { quoted } from "../../findings/finding";
import type { ExternalOutline } from "../../outline/provider/offer";
import type { ServiceOutline } from "../../outline/service";
import { ENTRANCE_EXTERNAL_KEYS } from "./entrance-external-keys";
import { type KeyRule, missing, needless } from "./key-rule";

/** A consumer outside the file, with the service that it uses. */
export interface External extends ExternalOutline {
  readonly service: ServiceOutline;
  /** True if a consumer of the file has its name. */
  readonly isInside: boolean;
}

const ROLES = ["callerRoleArns", "trustedRoleArns"] as const;

/** The same where anybody may call: there is nothing to know anyone by. */
export const KEYS_OF_NOBODY: readonly KeyRule<External>[] = [
  needless("", () => true, "no external consumers of an API that anybody may call", {
    got: "one",
    at: "key",
  }),
];

/** The keys of external consumers by which APIs know them: a private one by endpoints, any that asks by roles. */
export const EXTERNAL_KEYS: readonly KeyRule<External>[] = [
  needless("", ({ isInside }) => isInside, "a name that no consumer of this file has", {
    got: ({ name }) => quoted(name),
    at: "key",
  }),
  ...ROLES.map((key) =>
    needless<External>(
      key,
      ({ service, value }) =>
        service.auth !== undefined && service.auth !== "iam" && (value?.[key] ?? []).length > 0,
      ({ service }) =>
        service.auth === "none"
          ? `no ${key} with auth: none, where callers are anonymous`
          : `no ${key} with auth: ${service.auth}, where callers are known by their ${service.auth === "certificate" ? "certificate" : "key"}`,
    ),
  ),
  needless(
    "",
    ({ service, value }) =>
      service.auth === "iam" &&
      !service.hasEntrance &&
      value &&
      ROLES.every((key) => !(value[key]?.length ?? key in value)),
    ROLES.join(" or "),
    { got: "neither", at: "key" },
  ),
  missing(
    "apiKeySecretArn",
    ({ service }) => service.auth === "api-key",
    "the secret that the consumer keeps its key in, as the API has auth: api-key",
  ),
  needless(
    "apiKeySecretArn",
    ({ service }) => service.auth && service.auth !== "api-key",
    "no apiKeySecretArn without auth: api-key",
  ),
  missing(
    "endpointIds",
    ({ service }) => service.isReachedByEndpoint,
    "the consumer's interface endpoints, as the API is private",
  ),
  ...["endpointIds", "associate"].map((key) =>
    needless<External>(
      key,
      ({ service }) => service.isPrivate === false,
      `no ${key} of a regional API, which is reached without`,
      { got: "some" },
    ),
  ),
  ...ENTRANCE_EXTERNAL_KEYS,
];
