import { type Json, objectOf } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, type Place, placesOf, type Stacks } from "../../network/mutants/mutant";

/** Functions, roles and schedules where the file has none, or more of them; and those of the file with other rights. */
export function keepWarmMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_apigatewayv2_api").flatMap((place) => added(stacks, place)),
    ...placesOf(stacks, "aws_lambda_permission").flatMap((place) => permission(stacks, place)),
    ...placesOf(stacks, "aws_cloudwatch_event_rule").flatMap(({ path }) => [
      mutant(stacks, "schedule of events", [...path, "event_pattern"], '{"source":["aws.s3"]}'),
      mutant(stacks, "schedule switched off", [...path, "state"], "DISABLED"),
      ...["rate(90 days)", "cron(0 0 1 1 ? *)"].map((words) =>
        mutant(stacks, "schedule of other times", [...path, "schedule_expression"], words),
      ),
    ]),
    ...placesOf(stacks, "aws_lambda_function").flatMap((place) => lambda(stacks, place)),
    ...placesOf(stacks, "aws_iam_role").flatMap((place) => role(stacks, place)),
    ...placesOf(stacks, "aws_apigatewayv2_integration").flatMap((place) => integration(stacks, place)),
  ];
}

const TRUST = (principal: Json): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
  });

/** Resources of every kind that a function needs, put beside those of the stack. */
const ADDED: Readonly<Record<string, Json>> = {
  aws_lambda_function: { function_name: "more", role: "arn:aws:iam::111111111111:role/more" },
  aws_lambda_permission: { action: "lambda:InvokeFunction", function_name: "more", principal: "*" },
  aws_iam_role: { name: "more", assume_role_policy: TRUST({ AWS: "*" }) },
  aws_iam_role_policy: { name: "more", role: "more", policy: '{"Statement":[]}' },
  aws_iam_role_policy_attachment: { role: "more", policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
  aws_cloudwatch_event_rule: { name: "more", schedule_expression: "rate(1 minute)" },
  aws_cloudwatch_event_target: { rule: "more", arn: "arn:aws:lambda:eu-west-1:111111111111:function:more" },
  aws_cloudwatch_log_group: { name: "/aws/lambda/more", retention_in_days: 7 },
};

function added(stacks: Stacks, { stackId }: Place): readonly Mutant[] {
  return Object.entries(ADDED).map(([type, attributes]) =>
    mutant(stacks, "part of a function added", [stackId, "resource", type, "more"], {
      ...{ provider: `aws.${stackId}` },
      ...objectOf(attributes),
    }),
  );
}

function permission(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const { source_arn: _, ...anybody } = attributes;
  const second = (more: Json) =>
    mutant(stacks, "permission added", [...path.slice(0, -1), "more"], { ...attributes, ...objectOf(more) });
  return [
    mutant(stacks, "permission of every source", path, anybody),
    ...["*", "arn:aws:events:eu-west-1:111111111111:rule/*"].map((arn) =>
      mutant(stacks, "permission of every source", [...path, "source_arn"], arn),
    ),
    ...["*", "apigateway.amazonaws.com", "999999999999"].map((principal) =>
      mutant(stacks, "permission of another principal", [...path, "principal"], principal),
    ),
    ...["999999999999", "apigateway.amazonaws.com", "events.amazonaws.com"].map((principal) =>
      second({ principal }),
    ),
  ];
}

function lambda(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const variables = objectOf(objectOf(attributes.environment).variables);
  const to = (more: Json) =>
    mutant(stacks, "function that calls elsewhere", [...path, "environment"], {
      variables: { ...variables, ...objectOf(more) },
    });
  return [
    to({ GATEWAY_URL: "https://example.com" }),
    to({ ROUTE: "GET /todo" }),
    to({ BALANCER_ANSWER: '{"message":"Not Found"}' }),
    to({ TIMEOUT_SECONDS: "300" }),
    to({ NODE_OPTIONS: "--require ./other.js" }),
    mutant(stacks, "function in a network", [...path, "vpc_config"], { subnet_ids: [] }),
  ];
}

function role(stacks: Stacks, { path, stackId, name }: Place): readonly Mutant[] {
  const wide = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  });
  const policy = { provider: `aws.${stackId}`, name: "more", policy: wide };
  const beside = [stackId, "resource", "aws_iam_role_policy", "more"];
  return [
    ...["name", "id"].map((attribute) =>
      mutant(stacks, "policy added to a role", beside, {
        ...policy,
        role: `\${aws_iam_role.${name}.${attribute}}`,
      }),
    ),
    mutant(stacks, "role with a policy in it", [...path, "inline_policy"], [{ name: "all", policy: wide }]),
    ...[TRUST({ AWS: "*" }), TRUST({ Service: "s3.amazonaws.com" }), TRUST("*")].map((trust) =>
      mutant(stacks, "role that trusts others", [...path, "assume_role_policy"], trust),
    ),
  ];
}

/** The service of one integration, asked for by another one. */
function integration(stacks: Stacks, place: Place): readonly Mutant[] {
  const HEADER = "overwrite:header.x-crosslink-service";
  const own = objectOf(place.attributes.request_parameters);
  const services = placesOf(stacks, "aws_apigatewayv2_integration")
    .filter(({ stackId }) => stackId === place.stackId)
    .map(({ attributes }) => objectOf(attributes.request_parameters)[HEADER]);
  return [...new Set(services)]
    .filter((service) => service !== undefined && service !== own[HEADER])
    .map((service) =>
      mutant(stacks, "integration of another service", [...place.path, "request_parameters"], {
        ...own,
        [HEADER]: service ?? "",
      }),
    );
}
