import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DATA_SOURCES, RESOURCES } from "../../../src/access/network/closed/known-types";
import { unknownParts } from "../../../src/access/network/closed/unknown";
import { readStack } from "../../../src/access/network/stack/stack-json";

/** Every resource type and data source of the AWS provider, as the bindings have them. */
function typesOfProvider(): readonly string[] {
  const library = join(dirname(require.resolve("@cdktf/provider-aws/package.json")), "lib");
  return readdirSync(library, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "provider")
    .map(({ name }) => name.replaceAll("-", "_"))
    .map((name) => (name.startsWith("data_aws_") ? `data.${name.slice("data_".length)}` : `aws_${name}`));
}

const problemsOf = (block: "data" | "resource", bare: string) =>
  unknownParts(readStack("s", { [block]: { [bare]: { x: {} } } }));

test("every type of the AWS provider that the proof does not know is refused by its name", () => {
  const types = typesOfProvider();
  expect(types.length).toBeGreaterThan(1500);
  const passed = types.filter((type) =>
    type.startsWith("data.")
      ? problemsOf("data", type.slice("data.".length)).length === 0
      : problemsOf("resource", type).length === 0,
  );
  const known = [...Object.keys(RESOURCES), ...Object.keys(DATA_SOURCES)];
  expect(passed.sort()).toEqual(known.filter((type) => /^(?:data\.)?aws_/.test(type)).sort());
});

test.each([
  ["resource", "aws_nat_gateway", "s: aws_nat_gateway.x is a way out to the internet; expected none"],
  [
    "resource",
    "aws_vpc_peering_connection",
    "s: aws_vpc_peering_connection.x is a way to and from another VPC; expected none",
  ],
  ["resource", "aws_route", "s: aws_route.x is a route that is not proven; expected none"],
  [
    "resource",
    "aws_lambda_function_url",
    "s: aws_lambda_function_url.x is a public address of a function; expected none",
  ],
  ["resource", "aws_quantum", "s: aws_quantum.x is of a type that the proof does not know; expected none"],
  ["resource", "random_pet", "s: random_pet.x is of a type that the proof does not know; expected none"],
  ["data", "external", "s: data.external.x is of a type that the proof does not know; expected none"],
] as const)("a %s %s is named", (block, type, problem) => {
  expect(problemsOf(block, type).map(({ text }) => text)).toEqual([problem]);
});

test("a part of the JSON that is not read is refused", () => {
  expect(unknownParts(readStack("s", { module: { m: { source: "./m" } } })).map(({ text }) => text)).toEqual([
    "s: has a block module, which the proof does not read; expected none",
  ]);
});
