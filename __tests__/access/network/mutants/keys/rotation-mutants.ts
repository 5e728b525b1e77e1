import { type Json, listOf, objectOf } from "../../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, type Place, placesOf, type Stacks } from "../mutant";

const THEIRS = "arn:aws:lambda:eu-west-1:999999999999:function:theirs";

const OTHER_TIMES: readonly Json[] = [
  {},
  { automatically_after_days: 1000 },
  { schedule_expression: "rate(4 hours)" },
];

/** Every rotation turned to other functions and times, and every first key made otherwise, or too early. */
export function rotationMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_secretsmanager_secret_rotation").flatMap((place) => rotations(stacks, place)),
    ...placesOf(stacks, "aws_lambda_invocation").flatMap((place) => invocations(stacks, place)),
    ...placesOf(stacks, "aws_lambda_permission")
      .filter(({ attributes }) => attributes.principal === "secretsmanager.amazonaws.com")
      .flatMap((place) => permissions(stacks, place)),
    ...placesOf(stacks, "aws_lambda_function").flatMap((place) => told(stacks, place)),
  ];
}

function rotations(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const order = listOf(attributes.depends_on);
  return [
    mutant(stacks, "rotation dropped", path, undefined),
    mutant(stacks, "rotation added", [...path.slice(0, -1), "twice"], attributes),
    mutant(stacks, "rotation at once", [...path, "rotate_immediately"], true),
    mutant(stacks, "rotation at once", [...path, "rotate_immediately"], undefined),
    ...OTHER_TIMES.map((to) => mutant(stacks, "rotation at other times", [...path, "rotation_rules"], to)),
    ...[THEIRS, undefined, ...others(stacks, place, "aws_lambda_function", "arn")]
      .filter((to) => to !== attributes.rotation_lambda_arn)
      .map((to) => mutant(stacks, "rotation by another function", [...path, "rotation_lambda_arn"], to)),
    ...others(stacks, place, "aws_secretsmanager_secret", "arn")
      .filter((to) => to !== attributes.secret_id)
      .map((to) => mutant(stacks, "rotation of another secret", [...path, "secret_id"], to)),
    ...order.map((_, i) =>
      mutant(stacks, "rotation too early", [...path, "depends_on"], order.toSpliced(i, 1)),
    ),
  ];
}

function invocations(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const input = String(attributes.input);
  const order = listOf(attributes.depends_on);
  const inputs = [
    undefined,
    '{"Step":"first"}',
    input.replace("first", "createSecret"),
    input.replace("})}", ', "Key" = "shop.0123"})}'),
    input.replace(
      /aws_secretsmanager_secret\.\w+\.arn/,
      '"arn:aws:secretsmanager:eu-west-1:999999999999:secret:s"',
    ),
    ...others(stacks, place, "aws_secretsmanager_secret", "arn").map((secret) =>
      input.replace(/aws_secretsmanager_secret\.\w+\.arn/, secret.slice(2, -1)),
    ),
  ];
  return [
    mutant(stacks, "first key dropped", path, undefined),
    mutant(stacks, "first key twice", [...path.slice(0, -1), "twice"], attributes),
    ...inputs
      .filter((to) => to !== input)
      .map((to) => mutant(stacks, "first key with another input", [...path, "input"], to)),
    mutant(stacks, "first key again", [...path, "lifecycle_scope"], "CRUD"),
    mutant(stacks, "first key again", [...path, "triggers"], { each: "${timestamp()}" }),
    ...["another", ...others(stacks, place, "aws_lambda_function", "function_name")]
      .filter((to) => to !== attributes.function_name)
      .map((to) => mutant(stacks, "first key by another function", [...path, "function_name"], to)),
    mutant(stacks, "first key too early", [...path, "depends_on"], undefined),
    ...order.map((_, i) =>
      mutant(stacks, "first key too early", [...path, "depends_on"], order.toSpliced(i, 1)),
    ),
  ];
}

function permissions(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  return [
    ...["*", undefined, ...others(stacks, place, "aws_secretsmanager_secret", "arn")]
      .filter((to) => to !== attributes.source_arn)
      .map((to) => mutant(stacks, "rotation let in for others", [...path, "source_arn"], to)),
    ...["999999999999", undefined].map((to) =>
      mutant(stacks, "rotation let in for others", [...path, "source_account"], to),
    ),
    mutant(stacks, "rotation let in for others", [...path, "principal"], "apigateway.amazonaws.com"),
  ];
}

/** Functions for keys, told of other keys and of other places. */
function told(stacks: Stacks, place: Place): readonly Mutant[] {
  const at = [...place.path, "environment", "variables"];
  const variables = objectOf(objectOf(place.attributes.environment).variables);
  const of = (name: string, ...values: readonly (string | undefined)[]) =>
    variables[name] === undefined
      ? []
      : values
          .filter((to) => to !== variables[name])
          .map((to) => mutant(stacks, "function for keys told otherwise", [...at, name], to));
  const secrets = others(stacks, place, "aws_secretsmanager_secret", "arn");
  const text = (name: string) => String(variables[name]);
  return [
    ...of(
      "KEYS",
      undefined,
      "{}",
      ...secrets.map((secret) => text("KEYS").replace(/\$\{[^}]+\}/, secret)),
      text("KEYS").replace(/"name":"[\w-]+"/, '"name":"other"'),
      text("KEYS").replace(/"testRoute":"[^"]+"/, '"testRoute":"DELETE /"'),
    ),
    ...of(
      "CALLER_SECRET_ARNS",
      undefined,
      "{}",
      ...secrets.map((one) => text("CALLER_SECRET_ARNS").replace(/\$\{[^}]+\}/, one)),
    ),
    ...of("UPSTREAM_SECRET_ARN", undefined, ...secrets),
    ...of("PARAMETER_PATH", undefined, "/theirs"),
    ...of("STAGE", undefined, "other"),
    ...((variables.KEYS ?? variables.STAGE) === undefined
      ? []
      : ["NODE_OPTIONS", "AWS_ENDPOINT_URL_SECRETS_MANAGER"].map((name) =>
          mutant(stacks, "function for keys told otherwise", [...at, name], "https://example.com"),
        )),
  ];
}
