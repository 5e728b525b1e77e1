import { partitionOf } from "../../../../model/aws/partition";
import { byProvider, ofProvider, onAll } from "../needed";
import type { Reading } from "../reading";

/** A request that the firewall blocked, of those that it keeps as samples. */
export interface BlockedSample {
  /** The rule of the group that blocked: `NoUserAgent_HEADER`. */
  readonly rule: string;
  readonly method?: string;
  readonly uri?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Samples of what the stage's web ACL blocked: its access log has no more than that it did.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_GetSampledRequests.html
 */
export const blockedReading: Reading<readonly BlockedSample[]> = {
  what: "the firewall's samples of blocked requests",
  key: byProvider,
  needs: (call) =>
    call.provider?.service.waf
      ? ofProvider(call, (provider) =>
          onAll(provider, "wafv2:GetWebACLForResource", "wafv2:GetSampledRequests"),
        )
      : [],
  from: ["api"],
  read: async ({ provider, use }, { aws, fact, now, sinceMinutes }) => {
    const api = await fact("api");
    if (!provider?.service.waf || api === undefined) return [];
    const { region } = provider;
    const waf = aws(provider).client("waf");
    const ResourceArn = `arn:${partitionOf(region)}:apigateway:${region}::/restapis/${api.id}/stages/${use.stage}`;
    const { WebACL } = await waf.getWebACLForResource({ ResourceArn });
    if (WebACL === undefined) return [];
    const TimeWindow = { StartTime: new Date(now - sinceMinutes * 60_000), EndTime: new Date(now) };
    const sampled = await Promise.all(
      (WebACL.Rules ?? []).map(({ VisibilityConfig }) =>
        waf.getSampledRequests({
          WebAclArn: WebACL.ARN,
          RuleMetricName: VisibilityConfig?.MetricName,
          Scope: "REGIONAL",
          TimeWindow,
          MaxItems: 100,
        }),
      ),
    );
    return sampled
      .flatMap(({ SampledRequests = [] }) => SampledRequests)
      .filter(({ Action }) => Action === "BLOCK")
      .map(({ Request, Timestamp, RuleNameWithinRuleGroup }) => ({
        rule: (RuleNameWithinRuleGroup ?? "").split("#").at(-1) ?? "",
        method: Request?.Method,
        uri: Request?.URI,
        at: Timestamp?.getTime() ?? 0,
      }));
  },
};
