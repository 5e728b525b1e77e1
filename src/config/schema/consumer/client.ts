import { z } from "zod";
import { alternatives } from "../values/alternatives";
import { roleArn } from "../values/arns";
import { existingRole, partyName } from "../values/identifiers";
import { map } from "../values/map";
import { text, whole, word } from "../values/scalars";

/** The kinds of clients, each with the ways that it can sign. */
export const CLIENT_AUTHS = {
  lambda: ["direct", "assume-role"],
  instance: ["direct", "none"],
  role: ["direct"],
} as const;

const uses = partyName("name of one of the consumer's uses").describe(
  "Which of the consumer's uses it calls.",
);

const lambda = map({
  type: z.literal("lambda").describe("A Lambda function."),
  uses,
  auth: word("supported authorizations", CLIENT_AUTHS.lambda).describe(
    "Sign with the client's own role (direct), or with the provider's access role (assume-role).",
  ),
  timeoutSeconds: whole("seconds", 1, 30).default(10).describe("How long one call may take."),
});

const instance = map({
  type: z
    .literal("instance")
    .describe("A virtual machine to call from by hand, reached with Session Manager."),
  uses,
  auth: word("supported authorizations", CLIENT_AUTHS.instance).describe(
    "Let the instance's role sign calls (direct), or call unsigned (none).",
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

/** Something of a consumer's that calls an API. */
export const client = z.discriminatedUnion("type", [lambda, instance, role], {
  error: (issue) => (issue.code === "invalid_union" ? TYPES : "a map with type, uses and auth"),
});

const TYPES = "one of the supported types (lambda, instance, role)";
