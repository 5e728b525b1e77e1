import { jsonCall } from "../../requests/json-call";
import { jsonRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/events/rules.test.ts";

/** A rule of EventBridge, as far as it is looked at here. */
interface RuleInput {
  readonly Name?: string;
  readonly ScheduleExpression?: string;
}

const MOST_CHARACTERS = 64;

export const ruleNames: ManagementRule = {
  name: "a rule of EventBridge has a name of at most 64 letters, digits, dots, dashes and underscores",
  because: "moto takes any name, so that one of a long stack id would fail at the first apply only",
  source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
  shownBy,
  intercept: (passing, forward) => {
    const { operation, input } = jsonCall<RuleInput>(passing, "events") ?? {};
    const problem = operation === "PutRule" ? nameProblem(input?.Name ?? "") : undefined;
    return problem === undefined
      ? forward(passing)
      : Promise.resolve(
          jsonRefusal("ValidationException", `1 validation error detected: Value at 'name' ${problem}`),
        );
  },
};

function nameProblem(name: string): string | undefined {
  if (name.length > MOST_CHARACTERS)
    return `failed to satisfy constraint: Member must have length less than or equal to ${MOST_CHARACTERS}`;
  return /^[.\-_A-Za-z0-9]+$/.test(name)
    ? undefined
    : "failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+";
}

export const scheduleExpressions: ManagementRule = {
  name: "a rate is a whole number above 0, with a unit in the singular for 1 and in the plural for more",
  because: "moto takes rate(7 day), rate(0 days) and what follows a closing bracket",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
  shownBy,
  intercept: (passing, forward) => {
    const { operation, input } = jsonCall<RuleInput>(passing, "events") ?? {};
    const { ScheduleExpression } = input ?? {};
    const isRefused = operation === "PutRule" && ScheduleExpression && !isSchedule(ScheduleExpression);
    return isRefused
      ? Promise.resolve(jsonRefusal("ValidationException", "Parameter ScheduleExpression is not valid."))
      : forward(passing);
  },
};

function isSchedule(expression: string): boolean {
  const [, value = "", unit = ""] = /^rate\((\d+) (\w+)\)$/.exec(expression) ?? [];
  if (value === "") return /^cron\(.*\)$/.test(expression);
  const units = Number(value) === 1 ? ["minute", "hour", "day"] : ["minutes", "hours", "days"];
  return Number(value) > 0 && units.includes(unit);
}
