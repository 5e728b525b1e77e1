import { matchesWildcard } from "./wildcard";

declare const checked: unique symbol;

/**
 * An action that the file allows a handler, as `dynamodb:GetItem`: of one service, and not able to open an
 * API.
 */
export type UserAction = `${string}:${string}` & { readonly [checked]: true };

/** A service prefix, and an action or a pattern of actions. */
const SHAPE = /^[a-z][a-z0-9-]*:[A-Za-z0-9*?]+$/i;

/**
 * Services whose actions call an API or change who may call it: with any of them a handler could open what
 * the deployment closes.
 */
const CLOSED_SERVICES = ["apigateway", "execute-api", "iam"];

/**
 * STS actions that give another identity.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 */
const ASSUMPTIONS = ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot"];

/** The reason to refuse an action: its form is wrong, or it could open an API. */
type ActionRefusal = "form" | "opens";

/** Parses an action, or gives the reason to refuse it. */
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
