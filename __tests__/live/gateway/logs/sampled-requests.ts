import type { Interceptor } from "../../emulated-aws/proxy";
import type { StageLogs } from "./stage-logs";

interface Asked {
  readonly RuleMetricName: string;
  readonly TimeWindow: { readonly StartTime: number; readonly EndTime: number };
}

/**
 * Answers WAF's GetSampledRequests, which the emulator does not know, with what the gateway's firewall blocked by rules of a group.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_GetSampledRequests.html
 */
export function sampledRequests({ blocked }: StageLogs): Interceptor {
  return async (passing, forward) => {
    if (passing.headers["x-amz-target"] !== "AWSWAF_20190729.GetSampledRequests") return forward(passing);
    const { RuleMetricName, TimeWindow } = JSON.parse(passing.body.toString()) as Asked;
    const SampledRequests = blocked
      .filter(({ at }) => at / 1000 >= TimeWindow.StartTime)
      .map(({ rule, method, uri, at }) => ({
        Request: { Method: method, URI: uri, ClientIP: "10.1.0.10" },
        Weight: 1,
        Timestamp: at / 1000,
        Action: "BLOCK",
        RuleNameWithinRuleGroup: `AWS#${RuleMetricName}#${rule}`,
      }));
    const body = Buffer.from(JSON.stringify({ SampledRequests, PopulationSize: blocked.length, TimeWindow }));
    return { status: 200, headers: { "content-type": "application/x-amz-json-1.1" }, body };
  };
}
