import { referent, textOf } from "./reference";
import { ofType, type Stack } from "./stack-json";

/** The name of the stage of an API. */
export function stageNameOf(stack: Stack, api: string): string | undefined {
  const stage = ofType(stack, "aws_api_gateway_stage").find(
    ({ attributes }) => referent(stack, attributes.rest_api_id) === api,
  );
  return textOf(stack, stage?.attributes.stage_name);
}
