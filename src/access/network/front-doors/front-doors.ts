import type { StackExpectations } from "../expectations";
import { type Finding, listed, problem, shown, unless } from "../finding";
import { referent } from "../stack/reference";
import { entriesOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { doorFindings } from "./door";

/** Types of which a stack without an API has none. */
const OF_APIS = [
  "aws_api_gateway_rest_api",
  "aws_api_gateway_rest_api_policy",
  "aws_api_gateway_stage",
  "aws_api_gateway_deployment",
  "aws_api_gateway_method_settings",
  "aws_api_gateway_account",
  "aws_wafv2_web_acl",
  "aws_wafv2_web_acl_association",
];

/** The front doors of a stack: each is an API that the stack puts out, and there is no other API. */
export function frontDoors(stack: Stack, { doors = {} }: StackExpectations): readonly Finding[] {
  const urls = entriesOf(stack, "front_door_urls");
  const made = Object.entries(doors).map(([name, expected]) => {
    const stage = stageOf(stack, urls[name]);
    const api = stage && stack.resources.get(referent(stack, stage.attributes.rest_api_id) ?? "");
    return { name, expected, stage, api: api?.type === "aws_api_gateway_rest_api" ? api : undefined };
  });
  const known = new Set(made.flatMap(({ api }) => api?.address ?? []));
  const knownStages = new Set(made.flatMap(({ stage }) => stage?.address ?? []));
  return [
    ...made.flatMap(({ name, expected, stage, api }) =>
      stage && api
        ? doorFindings(stack, { name, expected, stage, api })
        : [problem(stack, `expected the stage of an API as the URL of ${name}, got ${shown(urls[name])}`)],
    ),
    ...Object.keys(urls)
      .filter((name) => doors[name] === undefined)
      .map((name) =>
        problem(stack, `the output front_door_urls has ${name}; expected the file's doors only`),
      ),
    ...unless(
      known.size === Object.keys(doors).length,
      stack,
      `expected an API for each of ${listed(Object.keys(doors))}, got ${listed(known)}`,
    ),
    ...(Object.keys(doors).length === 0 ? noApi(stack) : []),
    ...strange(stack, "aws_api_gateway_rest_api", known),
    ...strange(stack, "aws_api_gateway_stage", knownStages),
  ];
}

function stageOf(stack: Stack, url: unknown): Resource | undefined {
  const stage = stack.resources.get((typeof url === "string" && referent(stack, url, "invoke_url")) || "");
  return stage?.type === "aws_api_gateway_stage" ? stage : undefined;
}

function noApi(stack: Stack): readonly Finding[] {
  return OF_APIS.flatMap((type) => ofType(stack, type)).map(({ address }) =>
    problem(stack, `${address} is of an API; expected none, as the file has no front door`),
  );
}

function strange(stack: Stack, type: string, known: ReadonlySet<string>): readonly Finding[] {
  return ofType(stack, type)
    .filter(({ address }) => !known.has(address))
    .map(({ address }) => problem(stack, `${address} is no front door of the file; expected none but those`));
}
