import { objectOf } from "../../../../src/access/network/stack/stack-json";
import { at, type Mutant, mutant, others, placesOf, type Stacks } from "./mutant";

/** Whatever one stack knows of another, turned to something else. */
export function linkMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...Object.entries(stacks).flatMap(([stackId, json]) => {
      const outputs = objectOf(objectOf(json).output);
      const of = (output: string, to: readonly string[]) =>
        Object.entries(objectOf(objectOf(outputs[output]).value)).flatMap(([key, value]) =>
          [undefined, ...to]
            .filter((other) => other !== value)
            .map((other) =>
              mutant(stacks, "output changed", [stackId, "output", output, "value", key], other),
            ),
        );
      const place = { stackId, type: "", name: "", address: "", attributes: {}, path: [] };
      return [
        ...of("endpoint_ids", ["vpce-0fffffffffffffff1", ...others(stacks, place, "aws_vpc_endpoint")]),
        ...of("api_ids", ["a1b2c3d4e5"]),
        ...of("client_functions", [
          "another",
          ...others(stacks, place, "aws_lambda_function", "function_name"),
        ]),
        ...of("client_instances", ["i-0fffffffffffffff1"]),
        ...of("api_key_secret_arns", [
          "arn:aws:secretsmanager:eu-west-1:999999999999:secret:theirs-AbCdEf",
          ...others(stacks, place, "aws_secretsmanager_secret", "arn"),
        ]),
        ...of("client_certificate_secret_arns", [
          "arn:aws:secretsmanager:eu-west-1:999999999999:secret:theirs-AbCdEf",
          ...others(stacks, place, "aws_secretsmanager_secret", "arn"),
        ]),
        ...of("endpoint_service_names", ["com.amazonaws.vpce.eu-west-1.vpce-svc-0fffffffffffffff1"]),
        ...of("front_door_urls", [
          "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
          "${aws_api_gateway_stage.gone.invoke_url}",
        ]),
        ...Object.keys(outputs)
          .filter((output) =>
            /^(?:api_ids|api_key_secret_arns|front_door_urls|front_door_secret_arns|client_certificate_secret_arns)$/.test(
              output,
            ),
          )
          .map((output) =>
            mutant(stacks, "output changed", [stackId, "output", output, "value", "more"], "a1b2c3d4e5"),
          ),
        ...locals(stacks, stackId),
      ];
    }),
    ...Object.keys(stacks)
      .filter((stackId) => at(stacks, [stackId, "output", "api_id"]) !== undefined)
      .map((stackId) =>
        mutant(stacks, "output changed", [stackId, "output", "api_id", "value"], "a1b2c3d4e5"),
      ),
    ...Object.keys(stacks)
      .filter((stackId) => at(stacks, [stackId, "output", "endpoint_service_name"]) !== undefined)
      .flatMap((stackId) => [
        mutant(
          stacks,
          "output changed",
          [stackId, "output", "endpoint_service_name", "value"],
          "com.amazonaws.vpce.eu-west-1.vpce-svc-0fffffffffffffff1",
        ),
        mutant(
          stacks,
          "output changed",
          [stackId, "output", "invoke_url", "value"],
          "https://theirs.example.com",
        ),
      ]),
    ...placesOf(stacks, "data.aws_vpc_endpoint").map(({ path }) =>
      mutant(stacks, "another endpoint read", [...path, "id"], "vpce-0fffffffffffffff1"),
    ),
    ...placesOf(stacks, "data.terraform_remote_state").map(({ path }) =>
      mutant(stacks, "another state read", [...path, "config"], { bucket: "theirs", key: "theirs" }),
    ),
    ...Object.keys(stacks).flatMap((stackId) => [
      ...policy(stacks, stackId),
      ...doorSecrets(stacks, stackId),
    ]),
  ];
}

/** The secrets of front doors' callers put out under other names. */
function doorSecrets(stacks: Stacks, stackId: string): readonly Mutant[] {
  const path = [stackId, "output", "front_door_secret_arns", "value"];
  return Object.entries(objectOf(at(stacks, path))).flatMap(([door, secrets]) => {
    const names = Object.keys(objectOf(secrets));
    const all = Object.values(objectOf(secrets));
    return [
      undefined,
      {},
      { ...objectOf(secrets), stranger: all[0] ?? "" },
      ...(names.length > 1
        ? [Object.fromEntries(names.map((name, i) => [name, all.at(i - 1) ?? ""] as const))]
        : []),
    ].map((to) => mutant(stacks, "output changed", [...path, door], to));
  });
}

/** The values that are read of other stacks. */
function locals(stacks: Stacks, stackId: string): readonly Mutant[] {
  const all = Object.entries(objectOf(objectOf(stacks[stackId]).locals));
  return all
    .filter(([name]) => /_(?:api_id|endpoint_id|api_key_secret_arn|endpoint_service_name)$/.test(name))
    .flatMap(([name, value]) =>
      ["theirs", String(value).replace(/outputs\.\w+/, "outputs.other")].map((to) =>
        mutant(stacks, "another value read", [stackId, "locals", name], to),
      ),
    );
}

/** Another endpoint in place of each that the resource policy allows. */
function policy(stacks: Stacks, stackId: string): readonly Mutant[] {
  const text = objectOf(objectOf(stacks[stackId]).locals).resource_policy;
  if (typeof text !== "string") return [];
  const endpoints = new Set(
    text.match(/\$\{(?:local\.[\w-]+_endpoint_id|aws_vpc_endpoint\.[\w-]+\.id)\}|vpce-[0-9a-f]+/g) ?? [],
  );
  return [...endpoints].map((endpoint) =>
    mutant(
      stacks,
      "another endpoint let in",
      [stackId, "locals", "resource_policy"],
      text.replaceAll(endpoint, "vpce-0fffffffffffffff1"),
    ),
  );
}
