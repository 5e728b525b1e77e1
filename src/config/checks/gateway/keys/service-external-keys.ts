import { quoted } from "../../../findings/finding";
import type { ExternalConsumerDraft, Member } from "../../../outline/draft";
import { type KeyRule, needless } from "../../keys/key-rule";

/** A consumer outside the file, of an endpoint service. */
interface ServiceExternal extends Member<ExternalConsumerDraft> {
  /** True if a consumer of the file has its name. */
  readonly isInside: boolean;
}

/**
 * An endpoint service knows those outside the file by their account and their endpoints, and by nothing else. An
 * account without an endpoint may ask for one, which does not exist before it may.
 */
export const SERVICE_EXTERNAL_KEYS: readonly KeyRule<ServiceExternal>[] = [
  needless("", ({ isInside }) => isInside, "a name that no consumer of this file has", {
    got: ({ name }) => quoted(name),
    at: "key",
  }),
  ...[
    "callerRoleArns",
    "trustedRoleArns",
    "apiKeySecretArn",
    "subjects",
    "serials",
    "routes",
    "associate",
  ].map((key) =>
    needless<ServiceExternal>(
      key,
      () => true,
      `no ${key} of an endpoint service, which knows consumers by their endpoints`,
      { at: "key" },
    ),
  ),
];
