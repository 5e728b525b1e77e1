import type { ApiExpectations } from "../expectations";
import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { referent, referents } from "../stack/reference";
import { objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { deploymentFindings } from "./deployment";
import { answersOf } from "./integration";
import { operationFindings } from "./operations";
import { permissions } from "./permissions";
import { stageFindings } from "./stage";

/** The API of a stack with its one stage, and everything in front of it and behind it. */
export function apiFindings(stack: Stack, expected: ApiExpectations | undefined): readonly Finding[] {
  const apis = ofType(stack, "aws_api_gateway_rest_api");
  const stages = ofType(stack, "aws_api_gateway_stage");
  const [api] = apis;
  const [stage] = stages;
  if (expected === undefined) {
    const offered = [...apis, ...stages].map(({ address }) => address);
    return unless(
      offered.length === 0,
      stack,
      `expected no API, as the file has none, got ${listed(offered)}`,
    );
  }
  if (api === undefined || stage === undefined || apis.length > 1 || stages.length > 1) {
    const text = `expected one API with one stage, got ${apis.length} with ${stages.length}`;
    return [problem(stack, text)];
  }
  const answers = answersOf(stack);
  return [
    ...endpointType(stack, api, expected),
    ...unless(
      referent(stack, stage.attributes.rest_api_id) === api.address,
      stack,
      `expected ${stage.address} of ${api.address}, got ${shown(stage.attributes.rest_api_id)}`,
    ),
    ...unless(
      referent(stack, objectOf(stack.outputs.api_id).value) === api.address,
      stack,
      `expected the output api_id to be the id of ${api.address}, got ${shown(objectOf(stack.outputs.api_id).value)}`,
    ),
    ...operationFindings(stack, api, answers, expected),
    ...stageFindings(stack, stage, expected),
    ...deploymentFindings(stack, api, stage),
    ...permissions(stack, api, stage, answers),
  ];
}

/** A private API has no public address: interface endpoints alone lead to it. */
function endpointType(
  stack: Stack,
  api: Resource,
  { endpointType: type }: ApiExpectations,
): readonly Finding[] {
  const { types } = objectOf(api.attributes.endpoint_configuration);
  const actual = referents(stack, types);
  if (actual.length !== 1 || actual[0] !== type)
    return [problem(stack, `expected ${api.address} to be ${type}, got ${listed(actual)}`)];
  const words = type === "PRIVATE" ? "has no public address" : "has an address on the internet";
  return [fact(stack, `${api.address} ${words}`)];
}
