import { z } from "zod";
import { authorizer } from "../api/authorizer";
import { STAGE_SETTINGS } from "../api/stage-settings";
import { DEFAULTS } from "../defaults";
import { routes } from "../provider/routes";
import { alternatives } from "../values/alternatives";
import { roleArn } from "../values/arns";
import { existingRole, partyName } from "../values/identifiers";
import { map, namedMap } from "../values/map";
import { text, whole, word } from "../values/scalars";
import { httpGateway } from "./http-gateway";
import { keyRotation } from "./key-rotation";

/** The kinds of clients, each with the ways by which its calls can be known; a front door has one, and no key for it. */
export const CLIENT_AUTHS = {
  lambda: ["direct", "assume-role", "api-key", "certificate"],
  instance: ["direct", "certificate", "none"],
  role: ["direct"],
  "rest-front-door": ["api-key"],
} as const;

const uses = partyName("name of one of the consumer's uses").describe(
  "Which of the consumer's uses it calls.",
);

const lambda = map({
  type: z.literal("lambda").describe("A Lambda function."),
  uses,
  auth: word("supported authorizations", CLIENT_AUTHS.lambda).describe(
    "Sign with the client's own role (direct) or with the provider's access role (assume-role), send the key of the use (api-key), or show a certificate, which its owner puts into a secret (certificate).",
  ),
  timeoutSeconds: whole("seconds", 1, 30).default(10).describe("How long one call may take."),
});

const instance = map({
  type: z
    .literal("instance")
    .describe("A virtual machine to call from by hand, reached with Session Manager."),
  uses,
  auth: word("supported authorizations", CLIENT_AUTHS.instance).describe(
    "Let the instance's role sign calls (direct), show a certificate (certificate), or call unsigned (none).",
  ),
  instanceType: text(/^[a-z]+\d+g[a-z]*\.[a-z0-9]+$/, "an instance type of an arm64 family such as t4g.micro")
    .default("t4g.micro")
    .describe("The size of the machine, of an arm64 family."),
});

const role = alternatives(
  "either role (a name, of the consumer's account) or arn (of any account)",
  {
    named: { role: existingRole.describe("The role's name, with its path: one of the consumer's account.") },
    elsewhere: { arn: roleArn.describe("The role's ARN: one of any account.") },
  },
  {
    type: z.literal("role").describe("A role that exists already, as an ECS task's; nothing is made for it."),
    uses,
    auth: word("supported authorizations", CLIENT_AUTHS.role).describe(
      "The role itself signs calls (direct).",
    ),
  },
);

/** The environment of the functions, which holds 4 KB, has a secret's ARN for each. */
const MOST_CALLERS = 10;

const caller = map({
  routes: routes.optional().describe("What the caller may call. Default: all routes of the use."),
  ...keyRotation(DEFAULTS.callerKey),
});

const callersWanted = `1 to ${MOST_CALLERS} callers`;

const door = map({
  type: z
    .literal("rest-front-door")
    .describe("A REST API in the consumer's account, on the internet, for callers with keys of their own."),
  uses,
  callers: namedMap(partyName("caller's name"), caller, "names to callers")
    .refine((callers) => {
      const count = Object.keys(callers).length;
      return count >= 1 && count <= MOST_CALLERS;
    }, callersWanted)
    .describe("Who may call, each with a key in a secret of its own."),
  stage: STAGE_SETTINGS.stage,
  throttle: STAGE_SETTINGS.throttle,
  accessLog: STAGE_SETTINGS.accessLog,
  executionLog: word("levels", ["ERROR", "OFF"])
    .default("ERROR")
    .describe("API Gateway's own log; never of more than errors, as calls have keys."),
  accountLogRole: STAGE_SETTINGS.accountLogRole,
  waf: STAGE_SETTINGS.waf,
  tracing: STAGE_SETTINGS.tracing,
  authorizer: authorizer.optional().describe("The function that checks the callers' keys."),
});

/** Something of a consumer's that calls an API. */
export type ApiClient = typeof lambda | typeof instance | typeof role | typeof door;

/** Anything of a consumer's that calls, or lets others call. */
export const client = z.discriminatedUnion("type", [lambda, instance, role, door, httpGateway], {
  error: (issue) => (issue.code === "invalid_union" ? TYPES : "a map with type, uses and auth"),
});

const TYPES = "one of the supported types (lambda, instance, role, rest-front-door, http-gateway)";
