import { type Finding, fact, shown, unless } from "../finding";
import { referent } from "../stack/reference";
import { type Json, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";

/**
 * The throttle of every method of a stage, and of those that have their own. Settings of one method replace those of all
 * as a whole, so that each has to say everything.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function throttle(stack: Stack, stage: Resource): readonly Finding[] {
  const all = ofType(stack, "aws_api_gateway_method_settings");
  const every = all.filter(({ attributes }) => attributes.method_path === "*/*");
  const wrong = [
    ...unless(
      every.length === 1,
      stack,
      `expected settings of every method (*/*) of ${stage.address} once, got ${every.length}`,
    ),
    ...all.flatMap((settings) => oneSetting(stack, stage, settings)),
  ];
  if (wrong.length > 0) return wrong;
  const { throttling_rate_limit: rate, throttling_burst_limit: burst } = objectOf(
    every[0]?.attributes.settings,
  );
  const text = `${stage.address} answers at most ${shown(rate)} calls of a method a second, ${shown(burst)} at once`;
  return [fact(stack, text)];
}

function oneSetting(stack: Stack, stage: Resource, { address, attributes }: Resource): readonly Finding[] {
  const { throttling_rate_limit, throttling_burst_limit, data_trace_enabled } = objectOf(attributes.settings);
  const isOfStage =
    referent(stack, attributes.stage_name, "stage_name") === stage.address &&
    referent(stack, attributes.rest_api_id) === referent(stack, stage.attributes.rest_api_id);
  return [
    ...unless(
      isLimit(throttling_rate_limit) && isLimit(throttling_burst_limit),
      stack,
      `expected a throttle in ${address}, got ${shown(throttling_rate_limit)} and ${shown(throttling_burst_limit)}`,
    ),
    ...unless(
      data_trace_enabled === false,
      stack,
      `expected ${address} to log no bodies, got data_trace_enabled ${shown(data_trace_enabled)}`,
    ),
    ...unless(
      isOfStage,
      stack,
      `expected ${address} of ${stage.address}, got ${shown(attributes.stage_name)} of ${shown(attributes.rest_api_id)}`,
    ),
  ];
}

/** Negative limits switch throttling off. */
function isLimit(value: Json | undefined): boolean {
  return typeof value === "number" && value > 0;
}
