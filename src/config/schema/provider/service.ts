import { z } from "zod";
import { SERVICE_TYPES, SERVICES } from "../../../model/services/traits";
import { authorizer } from "../api/authorizer";
import { burst, rate, STAGE_SETTINGS } from "../api/stage-settings";
import { DEFAULTS } from "../defaults";
import { map } from "../values/map";
import { text, whole, word } from "../values/scalars";
import { endpointService } from "./endpoint-service";
import { entranceDomain, trustStore } from "./entrance";
import { HANDLER, HANDLER_WANTED } from "./handler";
import { route } from "./routes";

const ROUTE = "a route such as GET /, or a map with route, handler and throttle";

/** The ways by which services know their callers. */
export const AUTHS = [...new Set(SERVICE_TYPES.flatMap((type) => SERVICES[type].auths))];

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

/** A REST API that answers only through known interface endpoints, only holders of certificates, or on the internet. */
export const restApi = map({
  type: word("supported types", SERVICE_TYPES).describe(
    "What the provider offers: a REST API without a public path (private-rest-api), one behind an entrance for holders of certificates (mtls-rest-api), or one on the internet (regional-rest-api).",
  ),
  auth: word("supported authorizations", AUTHS).describe(
    "How a method knows its caller: by an AWS signature (iam), by a key that the caller's account keeps (api-key), by a certificate (certificate), or not at all (none).",
  ),
  domain: entranceDomain.optional().describe("Of an mtls-rest-api: the name that it is called by."),
  trustStore: trustStore.optional().describe("Of an mtls-rest-api: whose certificates it accepts."),
  acknowledgePublic: z
    .literal(true, "true")
    .optional()
    .describe("With regional-rest-api and auth: none, that anybody on the internet may call."),
  stage: STAGE_SETTINGS.stage,
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
  throttle: STAGE_SETTINGS.throttle,
  compressOverBytes: whole("bytes", 0, 10_485_760)
    .optional()
    .describe("Compress answers from this size on, for callers that accept it. Default: never."),
  accessLog: STAGE_SETTINGS.accessLog,
  executionLog: word("levels", ["ERROR", "INFO", "OFF"])
    .default("ERROR")
    .describe("API Gateway's own log; never with request or response bodies."),
  accountLogRole: STAGE_SETTINGS.accountLogRole,
  waf: STAGE_SETTINGS.waf,
  tracing: STAGE_SETTINGS.tracing,
  authorizer: authorizer.optional().describe("With auth: api-key, the function that checks the keys."),
  resourcePolicyQuota: whole("characters", 8192, 65_536)
    .default(8192)
    .describe("The account's quota for the API's resource policy, in characters."),
});

const TYPES = `one of the supported types (${[...SERVICE_TYPES, "endpoint-service"].join(", ")})`;

/** Anything that a provider offers. */
export const service = z.discriminatedUnion("type", [restApi, endpointService], {
  error: (issue) => (issue.code === "invalid_union" ? TYPES : "a map with type and what that type needs"),
});
