import { hasWildcard } from "../../../model/aws/wildcard";
import type { PolicyDocument } from "../../../policies/document";
import { resourcePolicyOf } from "../../../policies/document-ref";
import { CALL_KEYS } from "../../evaluation/policy/context";
import { understand } from "../../evaluation/policy/understand";
import type { UnderstoodStatement } from "../../evaluation/policy/understood-statement";
import type { Violation } from "../part";

/** The Allows of a resource policy that are about more than calls. */
export function otherActions(stackId: string, resourcePolicy: PolicyDocument): readonly Violation[] {
  const { statements } = understand("resource-policy", resourcePolicy, CALL_KEYS);
  const actions = actionClasses(statements, [INVOKE]).filter((action) => action !== INVOKE);
  return statements.flatMap(({ isDeny, actions: own, sid }) =>
    actions
      .filter((action) => !isDeny && own.include(action))
      .map((action) => ({
        path: `providers.${stackId}.service`,
        request: `${action} of ${stackId}`,
        isIntended: false,
        decisive: { document: resourcePolicyOf(stackId), effect: "allow", sid },
      })),
  );
}

const INVOKE = "execute-api:Invoke";

/** Each action that is named or that a pattern means, another one of each service, and one of a service that nobody names. */
export function actionClasses(
  statements: readonly UnderstoodStatement[],
  intended: readonly string[],
): readonly string[] {
  const named = [...statements.flatMap(({ actions }) => actions.patterns), ...intended];
  const filled = named.map((action) => (hasWildcard(action) ? action.replace(/[*?]/g, "x") : action));
  const services = named.filter((action) => !hasWildcard(action)).map((action) => action.split(":")[0]);
  return [...new Set([...filled, ...services.map((service) => `${service}:Other`), "other:Other"])];
}
