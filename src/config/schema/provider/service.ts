import { z } from "zod";
import { SERVICE_TYPES, SERVICES } from "../../../model/services/traits";
import { DEFAULTS } from "../defaults";
import { logs } from "../logs";
import { stage } from "../values/identifiers";
import { map, optionalMap } from "../values/map";
import { flag, text, whole, word } from "../values/scalars";
import { HANDLER, HANDLER_WANTED } from "./handler";
import { route } from "./routes";
import { waf } from "./waf";

const ROUTE = "a route such as GET /, or a map with route, handler and throttle";

/** The ways by which services know their callers. */
export const AUTHS = [...new Set(SERVICE_TYPES.flatMap((type) => SERVICES[type].auths))];

const rate = z.number("a number of requests above 0").positive("a number of requests above 0");
const burst = whole("requests", 1, 1_000_000);

const handledRoute = map({
  route: route.describe("Method and path."),
  handler: text(HANDLER, HANDLER_WANTED)
    .optional()
    .describe(
      "Module that exports `handler`, relative to this file, or a name under backend.handlers. Default: the built-in identity handler.",
    ),
  throttle: map({
    ratePerSecond: rate.describe("Requests per second that the route answers in the long run."),
    burst: burst.describe("Requests that the route answers at once."),
  })
    .optional()
    .describe("What this route answers at most, in place of the stage's throttle."),
});

const throttle = optionalMap({
  ratePerSecond: rate.default(100).describe("Requests per second that the stage answers in the long run."),
  burst: burst.default(200).describe("Requests that the stage answers at once."),
});

/** A REST API that answers only through known interface endpoints, or one on the internet. */
export const service = map({
  type: word("supported types", SERVICE_TYPES).describe(
    "What the provider offers: a REST API without a public path (private-rest-api), or one on the internet (regional-rest-api).",
  ),
  auth: word("supported authorizations", AUTHS).describe(
    "How a method knows its caller: by an AWS signature (iam), or not at all (none).",
  ),
  acknowledgePublic: z
    .literal(true, "true")
    .optional()
    .describe("With regional-rest-api and auth: none, that anybody on the internet may call."),
  stage: stage.default("prod").describe("The API's one stage."),
  routes: z
    .array(z.union([route, handledRoute], ROUTE), "a list of routes")
    .min(1, "a list of at least one route")
    .optional()
    .meta({ default: DEFAULTS.routes })
    .describe("What the API answers: a plain route by the built-in identity handler, others by yours."),
  openapi: text(/\.(?:ya?ml|json)$/, "the path of an OpenAPI document, YAML or JSON")
    .optional()
    .meta({ examples: ["./orders.openapi.yaml"] })
    .describe(
      "In place of routes: an OpenAPI 3 document, relative to this file. Its operations are the routes; x-crosslink-handler says who answers.",
    ),
  throttle: throttle.describe("What the stage answers at most."),
  compressOverBytes: whole("bytes", 0, 10_485_760)
    .optional()
    .describe("Compress answers from this size on, for callers that accept it. Default: never."),
  accessLog: logs.describe("The access log, which says for each request who called and why it was refused."),
  executionLog: word("levels", ["ERROR", "INFO", "OFF"])
    .default("ERROR")
    .describe("API Gateway's own log; never with request or response bodies."),
  accountLogRole: flag()
    .default(true)
    .describe("Manage the role that lets API Gateway write logs: one per account and region."),
  waf: z
    .union([z.literal(false), waf], "false or a map with managedRuleGroups")
    .prefault({})
    .describe("The web application firewall in front of the stage, or false."),
  tracing: flag().default(true).describe("X-Ray tracing of the stage."),
  resourcePolicyQuota: whole("characters", 8192, 65_536)
    .default(8192)
    .describe("The account's quota for the API's resource policy, in characters."),
});
