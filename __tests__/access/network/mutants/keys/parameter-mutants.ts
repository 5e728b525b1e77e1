import { type Mutant, mutant, placesOf, type Stacks } from "../mutant";

/** Changes of an authorizer's knowledge of consumers: another's endpoint, another's secret, and more of them. */
export function parameterMutants(stacks: Stacks): readonly Mutant[] {
  const all = placesOf(stacks, "aws_ssm_parameter");
  return all.flatMap(({ path, stackId, attributes, name }) => {
    const value = String(attributes.insecure_value);
    const endpoint = /\[(.*)\]/.exec(value)?.[1] ?? "";
    const secret = /"secretArn" = (.*)\}\)\}$/.exec(value)?.[1] ?? "";
    const others = all
      .filter((other) => other.stackId === stackId && other.name !== name)
      .map((other) => String(other.attributes.insecure_value));
    const values = [
      ...others,
      ...others.flatMap((other) => [
        value.replace(endpoint, /\[(.*)\]/.exec(other)?.[1] ?? ""),
        value.replace(secret, /"secretArn" = (.*)\}\)\}$/.exec(other)?.[1] ?? ""),
      ]),
      value.replace(endpoint, '"vpce-0fffffffffffffff1"'),
      value.replace(endpoint, `${endpoint}, "vpce-0fffffffffffffff1"`),
      value.replace(endpoint, ""),
      value.replace(secret, '"arn:aws:secretsmanager:eu-west-1:999999999999:secret:theirs-AbCdEf"'),
      value.replace(secret, endpoint),
      value.replace("jsonencode", "base64encode"),
      "{}",
    ];
    return [
      mutant(stacks, "parameter dropped", path, undefined),
      ...values
        .filter((to) => to !== value)
        .map((to) => mutant(stacks, "parameter changed", [...path, "insecure_value"], to)),
      mutant(stacks, "parameter changed", [...path, "type"], "SecureString"),
      mutant(stacks, "parameter changed", [...path, "value"], "{}"),
      mutant(stacks, "parameter changed", [...path, "name"], `${attributes.name}-too`),
      mutant(stacks, "parameter added", [...path.slice(0, -1), "twice"], attributes),
      mutant(stacks, "parameter added", [...path.slice(0, -1), "stranger"], {
        ...attributes,
        name: String(attributes.name).replace(/[\w-]+$/, "stranger"),
      }),
    ];
  });
}
