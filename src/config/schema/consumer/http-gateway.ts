import { z } from "zod";
import { burst, rate } from "../api/stage-settings";
import { logs } from "../logs";
import { routes } from "../provider/routes";
import { waf } from "../provider/waf";
import { certificateArn } from "../values/arns";
import { domainName, existingRole, hostedZoneId, partyName } from "../values/identifiers";
import { map, namedMap, optionalMap } from "../values/map";
import { flag, list, text, whole, word } from "../values/scalars";

const routeText = text(
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) \/\S*$/,
  "a route such as POST /todo",
);

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MOST_AUDIENCES = 50;
const MOST_SCOPES = 10;

const jwt = map({
  issuer: text(
    /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[^\s?#]*)?$/i,
    "an https URL such as https://issuer.example.com",
  ).describe("The issuer of the tokens; API Gateway reads its keys below /.well-known/openid-configuration."),
  audience: list(
    text(/^\S+$/, "an audience"),
    `a list of 1 to ${MOST_AUDIENCES} audiences`,
    1,
    MOST_AUDIENCES,
  ).describe("A token is for one of these: its aud, or else its client_id."),
  scopes: z
    .record(
      routeText,
      list(text(/^[^\s"\\]+$/, "a scope"), `a list of 1 to ${MOST_SCOPES} scopes`, 1, MOST_SCOPES),
      "a map from routes to scopes",
    )
    .default({})
    .describe("The scopes of routes: a token needs one of them. A route without any asks for a token alone."),
});

const caller = map({
  role: existingRole.describe("The role's name, with its path: one of the gateway's account."),
  routes: routes.optional().describe("What the role may call. Default: all routes."),
});

const routeThrottle = map({
  ratePerSecond: rate.describe("Requests per second that the route answers in the long run."),
  burst: burst.describe("Requests that the route answers at once."),
});

const throttle = optionalMap({
  ratePerSecond: rate.default(100).describe("Requests per second that it answers in the long run."),
  burst: burst.default(200).describe("Requests that it answers at once."),
  routes: z
    .record(routeText, routeThrottle, "a map from routes to ratePerSecond and burst")
    .default({})
    .describe("Routes with a throttle of their own."),
});

const cors = map({
  origins: list(
    text(/^(?:\*|https?:\/\/\S+)$/, "an origin such as https://shop.example.com, or *"),
    "a list of origins",
  ).describe("Pages that may call."),
  methods: list(
    word("methods", ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "*"]),
    "a list of methods",
  )
    .optional()
    .describe("Methods that they may use. Default: those of the routes."),
  headers: list(text(/^(?:\*|[A-Za-z0-9-]+)$/, "the name of a header"), "a list of headers")
    .optional()
    .describe(
      "Headers that they may send. Default: content-type, and with jwt and iam those that callers are known by.",
    ),
  exposeHeaders: list(text(/^(?:\*|[A-Za-z0-9-]+)$/, "the name of a header"), "a list of headers", 0)
    .default([])
    .describe("Headers of answers that they may read."),
  credentials: flag().default(false).describe("Whether browsers send cookies; not with the origin *."),
  maxAgeSeconds: whole("seconds", 0, 86_400).default(3600).describe("How long browsers keep this answer."),
});

const domain = map({
  name: domainName.describe("The gateway's own name; its execute-api name is then closed."),
  certificateArn: certificateArn.describe(
    "A certificate of the name, of ACM in the gateway's account and region.",
  ),
  hostedZoneId: hostedZoneId
    .optional()
    .describe("The hosted zone to make the name in. Default: its owner makes it, as an alias of the output."),
});

const alb = map({
  certificateArn: certificateArn.describe(
    "The certificate of the gateway's balancer, of ACM in its account and region.",
  ),
  serverName: domainName.describe("A name of that certificate, which API Gateway verifies."),
});

/** The ways by which callers of a gateway are known. */
export const GATEWAY_AUTHS = ["jwt", "iam", "none"] as const;

/**
 * One HTTP API in front of endpoint services.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 */
export const httpGateway = map({
  type: z
    .literal("http-gateway")
    .describe("An HTTP API on the internet, in front of the endpoint services that the consumer uses."),
  uses: list(partyName("name of one of the consumer's uses"), "a list of names of uses")
    .optional()
    .describe("Which of the consumer's uses it leads to. Default: all of them."),
  auth: word("supported authorizations", GATEWAY_AUTHS).describe(
    "How it knows its callers: by tokens of an issuer (jwt), by signatures of roles (iam), or not at all (none).",
  ),
  acknowledgePublic: z
    .literal(true, "true")
    .optional()
    .describe("With auth: none, that anybody on the internet may call."),
  jwt: jwt.optional().describe("With auth: jwt, whose tokens it takes."),
  callers: namedMap(partyName("caller's name"), caller, "names to callers")
    .optional()
    .describe("With auth: iam, the roles that may call, each of which gets a policy for its routes."),
  timeoutSeconds: whole("seconds", 1, 30).default(30).describe("How long one call may take."),
  throttle: throttle.describe("What it answers at most."),
  cors: cors.optional().describe("Calls from pages of other origins. Default: browsers refuse them."),
  accessLog: logs.describe("The access log, which says for each request who called and why it was refused."),
  waf: z
    .union([z.literal(false), waf], "false or a map with managedRuleGroups")
    .prefault({})
    .describe("The web application firewall of the balancer, behind the authorization; or false."),
  domain: domain.optional().describe("A name of the gateway's own."),
  alb: alb.optional().describe("HTTPS between API Gateway and the balancer. Default: HTTP, inside the VPC."),
  keepWarm: flag()
    .default(false)
    .describe(
      "Whether a function calls it once a week, so that the VPC link never sleeps, as it does after 60 days without a call.",
    ),
});
