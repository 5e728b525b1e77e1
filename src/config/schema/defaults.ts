import type { Auth, ServiceType } from "../../model/provider";

/** Defaults that the schema shows to editors and the outline of a file applies. */
export const DEFAULTS = {
  /** Of a provider's service, and of an API that is described by its facts. */
  routes: ["GET /"],
  /** Of a firewall. */
  managedRuleGroups: ["AWSManagedRulesCommonRuleSet"],
  /** Of the backend's table. */
  deletionProtection: true,
  /** Of an execute-api endpoint that is made. */
  privateDns: true,
  associate: false,
  /** Of an API that is described by its facts. */
  type: "private-rest-api" satisfies ServiceType,
  auth: "iam" satisfies Auth,
} as const;
