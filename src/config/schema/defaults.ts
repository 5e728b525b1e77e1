import type { Auth, ServiceType } from "../../model/provider";

/** Defaults that the schema shows to editors and the outline of a file applies. */
export const DEFAULTS = {
  /** The routes of a provider's service, and of an API that is described by its facts. */
  routes: ["GET /"],
  /** The rules of a firewall. */
  managedRuleGroups: ["AWSManagedRulesCommonRuleSet"],
  /** For an endpoint service. */
  servicePort: 8080,
  /** For containers, and for how many servers there are of a service, always and at most. */
  task: { cpu: 256, memoryMb: 512 },
  servers: { least: 2, most: 4 },
  /** For the table of a backend, and of an endpoint service. */
  deletionProtection: true,
  /** For an execute-api endpoint that is made. */
  privateDns: true,
  associate: false,
  /** For the key of a use, and for the keys of a front door's callers, whose owners need longer to fetch a new one. */
  key: { rotateEveryDays: 30, graceMinutes: 15 },
  callerKey: { rotateEveryDays: 90, graceMinutes: 7 * 24 * 60 },
  /** For an API that is described by its facts. */
  type: "private-rest-api" satisfies ServiceType,
  auth: "iam" satisfies Auth,
} as const;
