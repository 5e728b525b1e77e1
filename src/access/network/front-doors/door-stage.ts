import { retentionOf } from "../every-stack/retention";
import { type Finding, fact, shown, unless } from "../finding";
import { referent, textOf } from "../stack/reference";
import { objectOf, ofType, type Stack } from "../stack/stack-json";
import type { Door } from "./door";

/**
 * The stage of a front door as the file has it.
 * @param view the stack with the parts of this door's API
 */
export function doorStage(view: Stack, { name, expected, stage }: Door): readonly Finding[] {
  const { throttle, logDays, executionLog } = expected;
  const { stage_name, access_log_settings } = stage.attributes;
  const { destination_arn, format } = objectOf(access_log_settings);
  const group = view.resources.get(referent(view, destination_arn, "arn") ?? "");
  const days = group && retentionOf(group);
  const wrong = [
    ...unless(
      textOf(view, stage_name) === expected.stage,
      view,
      `expected ${stage.address} to be ${expected.stage}, got ${shown(stage_name)}`,
    ),
    ...unless(
      days === logDays,
      view,
      `expected the access log of ${stage.address} to be kept ${logDays} days, got ${shown(days)}`,
    ),
    ...unless(
      !/authorizer\.(?!error|status|latency|requestId|principalId)/.test(textOf(view, format) ?? ""),
      view,
      `expected the access log of ${stage.address} to write down no key, got ${shown(format)}`,
    ),
    ...ofType(view, "aws_api_gateway_method_settings").flatMap(({ address, attributes }) => {
      const settings = objectOf(attributes.settings);
      const actual = [
        settings.throttling_rate_limit,
        settings.throttling_burst_limit,
        settings.logging_level,
      ];
      const wanted = [throttle.ratePerSecond, throttle.burst, executionLog];
      return unless(
        actual.join() === wanted.join(),
        view,
        `expected ${address} with the throttle and log of ${name} (${wanted.join(", ")}), got ${actual.map(shown).join(", ")}`,
      );
    }),
  ];
  if (wrong.length > 0) return wrong;
  return [fact(view, `${stage.address} is the stage ${expected.stage} of the front door ${name}`)];
}
