import { elbRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { elbCall } from "./balancers";

/** The settings of a health check that are numbers, with the least and the most of each. */
const RANGES = {
  HealthCheckIntervalSeconds: [5, 300],
  HealthCheckTimeoutSeconds: [2, 120],
  HealthyThresholdCount: [2, 10],
  UnhealthyThresholdCount: [2, 10],
} as const;

export const healthChecks: ManagementRule = {
  name: "a health check has a path from the root, waits shorter than its interval, and counts from two to ten",
  because: "moto takes any numbers and any path",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html",
  shownBy: "__tests__/live/emulated-aws/strict/elb/application-balancers.test.ts",
  intercept: (passing, forward) => {
    const call = elbCall(passing, "CreateTargetGroup") ?? elbCall(passing, "ModifyTargetGroup");
    const problem = call && checkProblem(call);
    return problem === undefined ? forward(passing) : Promise.resolve(elbRefusal("ValidationError", problem));
  },
};

function checkProblem(call: URLSearchParams): string | undefined {
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    const value = call.get(name);
    if (value !== null && (Number(value) < least || Number(value) > most))
      return `${name} must be between ${least} and ${most}, and is ${value}`;
  }
  const [interval, timeout] = [call.get("HealthCheckIntervalSeconds"), call.get("HealthCheckTimeoutSeconds")];
  if (interval !== null && timeout !== null && Number(timeout) >= Number(interval))
    return "Health check timeout must be smaller than the health check interval";
  const path = call.get("HealthCheckPath");
  if (path !== null && (!path.startsWith("/") || path.length > 1024))
    return `Health check path '${path}' must begin with a '/' character and have at most 1024 characters`;
  const matcher = call.get("Matcher.HttpCode");
  return matcher === null || /^[2-5]\d\d(-[2-5]\d\d)?(,[2-5]\d\d(-[2-5]\d\d)?)*$/.test(matcher)
    ? undefined
    : `Health check matcher HTTP code '${matcher}' must be within 200-599`;
}
