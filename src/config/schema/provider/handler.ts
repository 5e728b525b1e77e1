import { z } from "zod";
import { parseUserAction } from "../../../model/aws/user-action";
import { environment } from "../values/environment";
import { map } from "../values/map";
import { list, text } from "../values/scalars";

const ACTION = "an action such as dynamodb:GetItem";
const OPENS =
  "an action that opens no API and no role (none of execute-api, apigateway, iam or sts:AssumeRole, no wildcard for a service): who may call is for uses and externalConsumers to say";

const action = z
  .string(ACTION)
  .meta({ pattern: "^[A-Za-z][A-Za-z0-9-]*:[A-Za-z0-9*?]+$", examples: ["dynamodb:GetItem"] })
  .transform((written, context) => {
    const parsed = parseUserAction(written);
    if (parsed !== "form" && parsed !== "opens") return parsed;
    context.addIssue({ code: "custom", message: parsed === "form" ? ACTION : OPENS });
    return z.NEVER;
  });

const resource = text(
  /^(?:\*|arn:(?:aws|aws-us-gov|aws-cn):[a-z0-9-]+:[a-z0-9-]*:(?:\d{12}|aws)?:[\w+=,.@:/*?#-]+)$/,
  "an ARN such as arn:aws:dynamodb:eu-west-1:123456789012:table/orders, or * for all resources",
);

const statement = map({
  actions: list(action, "a list of at least one action").describe("What the function may do."),
  resources: list(resource, "a list of at least one ARN").describe("To what; * only where AWS asks for it."),
});

/** The ends of the names of modules that esbuild bundles. */
export const MODULE = /\.[cm]?[jt]s$/;

/** A route's handler: the path of such a module, or a name under `backend.handlers`. */
export const HANDLER = new RegExp(`${MODULE.source}|^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`);
export const HANDLER_WANTED = "the path of a TypeScript or JavaScript file, or a name under backend.handlers";

/** A function of the user's own, with what it needs beyond its code. */
export const handler = map({
  entry: text(MODULE, "the path of a TypeScript or JavaScript file").describe(
    "Module that exports `handler`, relative to this file.",
  ),
  environment: environment
    .default({})
    .describe("The function's environment variables; no place for secrets."),
  statements: z
    .array(statement, "a list of maps with actions and resources")
    .default([])
    .describe("What the function's role may do beside writing its log and trace."),
});
