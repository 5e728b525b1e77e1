import type { ApiExpectations } from "../expectations";
import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import type { ServiceKeysExpectations } from "../key-expectations";
import { referent, referents } from "../stack/reference";
import { objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { authorizerStage } from "./authorizer-stage";
import { deploymentFindings } from "./deployment";
import { documentOf, operationsIn } from "./document";
import { type Answers, answersOf } from "./integration";
import { aboutCertificates, aboutKeys, authorizerFindings, authorizersOf } from "./key-scheme";
import { answered, operationFindings } from "./operations";
import { authorizerSource, permissions, permitted, stageSource } from "./permissions";
import { stageFindings } from "./stage";
import { alone } from "./view";

/** The API of a stack with its one stage, and everything in front of it and behind it. */
export function apiFindings(stack: Stack, expected: ApiExpectations): readonly Finding[] {
  const apis = ofType(stack, "aws_api_gateway_rest_api");
  const stages = ofType(stack, "aws_api_gateway_stage");
  const [api] = apis;
  const [stage] = stages;
  if (api === undefined || stage === undefined || apis.length > 1 || stages.length > 1) {
    const text = `expected one API with one stage, got ${apis.length} with ${stages.length}`;
    return [problem(stack, text)];
  }
  const answers = answersOf(stack);
  const { keys, certificateHeaders } = expected;
  return [
    ...endpointTypeFindings(stack, api, expected.endpointType),
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
    ...operationFindings(stack, api, expected, answered(stack, answers)),
    ...(keys ? authorizerFindings(stack, api, aboutKeys(keys, comeSeveralWays(keys))) : []),
    ...(certificateHeaders ? authorizerFindings(stack, api, aboutCertificates(certificateHeaders)) : []),
    ...stageFindings(stack, stage, { waf: expected.waf, hasKeys: keys !== undefined }),
    ...deploymentFindings(alone(stack, api), api, stage, true),
    ...functions(stack, api, stage, answers, keys ? ["PARAMETER_PATH"] : []),
  ];
}

/** True if consumers come through more than one endpoint. One that makes its own stands for it. */
function comeSeveralWays({ consumers }: ServiceKeysExpectations): boolean {
  const endpoints = Object.entries(consumers).flatMap(([name, { endpoints: known }]) => known ?? name);
  return new Set(endpoints).size > 1;
}

/**
 * Every function of the stack answers a method, or is the authorizer; the API may invoke it, and nothing else.
 * @param told the variables of the authorizer beside its stage
 */
function functions(
  stack: Stack,
  api: Resource,
  stage: Resource,
  answers: Answers,
  told: readonly string[],
): readonly Finding[] {
  const { operations } = operationsIn(documentOf(stack, api) ?? {});
  const answering = new Set(operations.map((operation) => answers.of(operation)));
  const authorizers = authorizersOf(stack).get(api.address) ?? new Set();
  const invoked = ofType(stack, "aws_lambda_function").map(({ address }) => ({
    function: address,
    source: authorizers.has(address) ? authorizerSource(api) : stageSource(stack, api, stage),
  }));
  const wrong = [
    ...[...authorizers].flatMap((one) => authorizerStage(stack, shown(one), stage, told)),
    ...permissions(alone(stack, api), invoked),
    ...invoked.flatMap((one) =>
      unless(
        answering.has(one.function) !== authorizers.has(one.function),
        stack,
        `expected a method that ${one.function} answers, got ${answering.has(one.function) ? "the authorizer of all" : "none"}`,
      ),
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [
    permitted(stack, stageSource(stack, api, stage), `the functions behind ${api.address}`),
    ...[...authorizers].map((one) => permitted(stack, authorizerSource(api), shown(one))),
  ];
}

/** A private API has no public address: interface endpoints alone lead to it. */
export function endpointTypeFindings(
  stack: Stack,
  api: Resource,
  type: ApiExpectations["endpointType"],
): readonly Finding[] {
  const { types } = objectOf(api.attributes.endpoint_configuration);
  const actual = referents(stack, types);
  if (actual.length !== 1 || actual[0] !== type)
    return [problem(stack, `expected ${api.address} to be ${type}, got ${listed(actual)}`)];
  const words = type === "PRIVATE" ? "has no public address" : "has an address on the internet";
  return [fact(stack, `${api.address} ${words}`)];
}
