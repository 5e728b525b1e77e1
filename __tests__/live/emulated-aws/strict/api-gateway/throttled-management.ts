import { restRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { matchedCall } from "./management-call";

/** One of so many calls comes too early. */
const EVERY = 3;

/** API Gateway's own rates are a few a second, or a call in several seconds; here calls are counted, not timed. */
export function throttledManagement(): ManagementRule {
  let calls = 0;
  let refused = "";
  return {
    name: "API Gateway answers 429 to calls of its management API that come too fast",
    because:
      "moto has no rates, while CreateDeployment may be called once in five seconds and UpdateAccount once in twenty; here every third of such calls comes too early, and whoever called has to try again",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
    shownBy: "__tests__/live/emulated-aws/strict/api-gateway/throttled-management.test.ts",
    intercept: (passing, forward) => {
      if (!THROTTLED.some(([method, path]) => matchedCall(passing, method, path))) return forward(passing);
      const call = `${passing.method} ${passing.path} ${passing.body}`;
      if (call === refused) {
        refused = "";
        return forward(passing);
      }
      calls += 1;
      if (calls % EVERY !== 0) return forward(passing);
      refused = call;
      return Promise.resolve(restRefusal(429, "TooManyRequestsException", "Too Many Requests"));
    },
  };
}

const THROTTLED: readonly (readonly ["DELETE" | "PATCH" | "POST" | "PUT", RegExp])[] = [
  ["POST", /^\/restapis\/?$/],
  ["PUT", /^\/restapis\/[^/]+$/],
  ["DELETE", /^\/restapis\/[^/]+$/],
  ["POST", /^\/restapis\/[^/]+\/resources\/[^/]+$/],
  ["DELETE", /^\/restapis\/[^/]+\/resources\/[^/]+$/],
  ["POST", /^\/restapis\/[^/]+\/deployments\/?$/],
  ["PATCH", /^\/account$/],
];
