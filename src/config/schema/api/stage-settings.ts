import { z } from "zod";
import { logs } from "../logs";
import { waf } from "../provider/waf";
import { stage } from "../values/identifiers";
import { optionalMap } from "../values/map";
import { flag, whole } from "../values/scalars";

export const rate = z.number("a number of requests above 0").positive("a number of requests above 0");
export const burst = whole("requests", 1, 1_000_000);

/** The settings of an API's one stage, be the API a provider's service or a consumer's front door. */
export const STAGE_SETTINGS = {
  stage: stage.default("prod").describe("The API's one stage."),
  throttle: optionalMap({
    ratePerSecond: rate.default(100).describe("Requests per second that the stage answers in the long run."),
    burst: burst.default(200).describe("Requests that the stage answers at once."),
  }).describe("What the stage answers at most."),
  accessLog: logs.describe("The access log, which says for each request who called and why it was refused."),
  accountLogRole: flag()
    .default(true)
    .describe("Manage the role that lets API Gateway write logs: one per account and region."),
  waf: z
    .union([z.literal(false), waf], "false or a map with managedRuleGroups")
    .prefault({})
    .describe("The web application firewall in front of the stage, or false."),
  tracing: flag().default(true).describe("X-Ray tracing of the stage."),
};
