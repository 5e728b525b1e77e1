import type { Action, Rule, RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";
import { matchesWildcard } from "../../../../../src/model/aws/wildcard";
import { splitOnce } from "../../signature/canonical-request";
import type { SentRequest } from "../integration/mapped-request";

/**
 * The action of the first rule whose conditions a request meets all, by priority; the default rule meets every request.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export function actionFor(rules: readonly Rule[], request: SentRequest): Action {
  const [found] = rules
    .filter(({ Conditions = [] }) => Conditions.every((condition) => isMet(condition, request)))
    .toSorted((a, b) => priority(a) - priority(b));
  const action = found?.Actions?.at(-1);
  if (action === undefined) throw new Error("expected a listener with a default action, got none");
  return action;
}

/** The default rule comes last. */
function priority({ IsDefault, Priority }: Rule): number {
  return IsDefault ? Number.POSITIVE_INFINITY : Number(Priority);
}

/**
 * Names and values of headers are compared without regard to case, paths with; `*` and `?` are wildcards in both.
 * @throws Error for a condition that is not understood: the gateway must not let pass what AWS may refuse
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
function isMet(condition: RuleCondition, { headers, target, method }: SentRequest): boolean {
  const { Field, HttpHeaderConfig, PathPatternConfig, HttpRequestMethodConfig, Values = [] } = condition;
  switch (Field) {
    case "http-header": {
      const { HttpHeaderName = "", Values: wanted = [] } = HttpHeaderConfig ?? {};
      const given = headers.filter(([name]) => name.toLowerCase() === HttpHeaderName.toLowerCase());
      return given.some(([, value]) =>
        wanted.some((pattern) => matchesWildcard(pattern.toLowerCase(), value.toLowerCase())),
      );
    }
    case "path-pattern": {
      const [path] = splitOnce(target, "?");
      return [...(PathPatternConfig?.Values ?? []), ...Values].some((one) => matchesWildcard(one, path));
    }
    case "http-request-method":
      return HttpRequestMethodConfig?.Values?.includes(method) ?? false;
    default:
      throw new Error(`expected a condition about a header, the path or the method, got ${Field}`);
  }
}
