import type { External } from "./external-keys";
import { type KeyRule, missing, needless } from "./key-rule";

/**
 * The keys of external consumers by which an API with an entrance knows them: their certificates or their roles. Their endpoints
 * connect to the entrance, and may be unknown as yet: an account has to be allowed before it can make one.
 */
export const ENTRANCE_EXTERNAL_KEYS: readonly KeyRule<External>[] = [
  missing(
    "subjects",
    ({ service }) => service.hasEntrance && service.auth === "certificate",
    "the subjects of the consumer's certificates, as the API has auth: certificate",
  ),
  ...["subjects", "serials"].map((key) =>
    needless<External>(
      key,
      ({ service }) => service.hasEntrance === false || service.auth === "iam",
      `no ${key} but of an mtls-rest-api with auth: certificate`,
    ),
  ),
  missing(
    "callerRoleArns",
    signsAtEntrance,
    "the roles that sign the consumer's calls, as the API has auth: iam",
  ),
  needless(
    "callerRoleArns",
    (external) => signsAtEntrance(external) && external.value?.callerRoleArns?.length === 0,
    "at least one role that signs the consumer's calls, as the API has auth: iam",
    { got: "none" },
  ),
  needless(
    "trustedRoleArns",
    (external) => signsAtEntrance(external) && (external.value?.trustedRoleArns ?? []).length > 0,
    "no trustedRoleArns of an mtls-rest-api, as no role is assumed through its entrance",
  ),
  needless(
    "associate",
    ({ service }) => service.hasEntrance,
    "no associate of an mtls-rest-api, which is called by its domain",
  ),
];

function signsAtEntrance({ service }: External): boolean | undefined {
  return service.hasEntrance && service.auth === "iam";
}
