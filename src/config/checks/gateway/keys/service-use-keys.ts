import type { ServiceUseOutline } from "../../../outline/gateway/service-use";
import { type KeyRule, missing, needless } from "../../keys/key-rule";

/** The keys of a use that those of endpoint services have no use for, or cannot do without. */
export const SERVICE_USE_KEYS: readonly KeyRule<ServiceUseOutline>[] = [
  missing("routes", ({ kind }) => kind === "linked", "the gateway's routes that lead to it"),
  ...["allowRoles", "apiKey", "subjects", "serials"].map((key) =>
    needless<ServiceUseOutline>(key, () => true, `no ${key} of an endpoint service`, { at: "key" }),
  ),
];
