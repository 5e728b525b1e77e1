import { matchesWildcard } from "./wildcard";

declare const checked: unique symbol;

/** An action that a user gives to a handler, `dynamodb:GetItem`: of one service, and none that could open an API. */
export type UserAction = `${string}:${string}` & { readonly [checked]: true };

/** One service, by its prefix, and an action of it or a pattern of several. */
const SHAPE = /^[a-z][a-z0-9-]*:[A-Za-z0-9*?]+$/i;

/**
 * Services that decide who may call an API, or are such a call: with any of their actions a handler could open what
 * the deployment closes.
 */
const CLOSED_SERVICES = ["apigateway", "execute-api", "iam"];

/** Ways to become somebody else. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */
const ASSUMPTIONS = ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot"];

/** Why a text is no action for a handler: it has not the form of one, or it would open an API. */
export type ActionRefusal = "form" | "opens";

/** Reads an action, or says why not. */
export function parseUserAction(text: string): UserAction | ActionRefusal {
  if (text.startsWith("*")) return "opens";
  if (!SHAPE.test(text)) return text.split(":")[0]?.match(/[*?]/) ? "opens" : "form";
  return opens(text.toLowerCase()) ? "opens" : (text as UserAction);
}

function opens(action: string): boolean {
  const [service = ""] = action.split(":");
  return (
    CLOSED_SERVICES.includes(service) ||
    ASSUMPTIONS.some((name) => matchesWildcard(action, `sts:${name.toLowerCase()}`))
  );
}
