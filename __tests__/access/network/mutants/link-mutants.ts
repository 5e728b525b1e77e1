import { objectOf } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, placesOf, type Stacks } from "./mutant";

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
        ...Object.keys(outputs)
          .filter((output) => output === "api_ids")
          .map((output) =>
            mutant(stacks, "output changed", [stackId, "output", output, "value", "more"], "a1b2c3d4e5"),
          ),
        ...locals(stacks, stackId),
      ];
    }),
    ...placesOf(stacks, "aws_api_gateway_rest_api").map(({ stackId }) =>
      mutant(stacks, "output changed", [stackId, "output", "api_id", "value"], "a1b2c3d4e5"),
    ),
    ...placesOf(stacks, "data.aws_vpc_endpoint").map(({ path }) =>
      mutant(stacks, "another endpoint read", [...path, "id"], "vpce-0fffffffffffffff1"),
    ),
    ...placesOf(stacks, "data.terraform_remote_state").map(({ path }) =>
      mutant(stacks, "another state read", [...path, "config"], { bucket: "theirs", key: "theirs" }),
    ),
    ...Object.keys(stacks).flatMap((stackId) => policy(stacks, stackId)),
  ];
}

/** The values that are read of other stacks. */
function locals(stacks: Stacks, stackId: string): readonly Mutant[] {
  const all = Object.entries(objectOf(objectOf(stacks[stackId]).locals));
  return all
    .filter(([name]) => /_(?:api|endpoint)_id$/.test(name))
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
  const endpoints = new Set(text.match(/\$\{local\.[\w-]+_endpoint_id\}|vpce-[0-9a-f]+/g) ?? []);
  return [...endpoints].map((endpoint) =>
    mutant(
      stacks,
      "another endpoint let in",
      [stackId, "locals", "resource_policy"],
      text.replaceAll(endpoint, "vpce-0fffffffffffffff1"),
    ),
  );
}
