import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { deploymentJsonSchema } from "../../../src/config/json-schema";
import { BASE, REGIONAL } from "../base";
import { GATEWAY } from "../gateway-base";
import { MUTUAL_TLS } from "../mutual-tls-base";
import { EVERY_GATEWAY } from "./every-gateway";
import { EVERY_KEY } from "./every-key";
import { EVERY_KEYED } from "./every-keyed";
import { EVERY_MUTUAL } from "./every-mutual";

const root = (name: string) => readFileSync(join(__dirname, "../../..", name), "utf8");
const schema = JSON.parse(deploymentJsonSchema());
const validator = z.fromJSONSchema(schema);

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node | false>>;
  readonly additionalProperties?: Node | false;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

/** Every key below a node, with its path, and whether the schema explains it. */
function keysOf(node: Node, path: string): readonly { readonly path: string; readonly explained: boolean }[] {
  const below = Object.entries(node.properties ?? {}).flatMap(([key, value]) =>
    value === false
      ? []
      : [
          { path: `${path}.${key}`, explained: (value.description ?? "") !== "" },
          ...keysOf(value, `${path}.${key}`),
        ],
  );
  const others = [node.additionalProperties || [], node.items ?? [], node.anyOf ?? [], node.oneOf ?? []];
  return [...below, ...others.flat().flatMap((other) => keysOf(other, `${path}.*`))];
}

describe("deployment.schema.json", () => {
  test("is what npm run schema would write", () => {
    expect(root("deployment.schema.json")).toBe(deploymentJsonSchema());
  });

  test("explains every key", () => {
    const keys = keysOf(schema, "");
    expect(keys.length).toBeGreaterThan(80);
    expect(keys.filter(({ explained }) => !explained)).toEqual([]);
  });

  test.each([
    ["the default deployment", root("deployment.yaml")],
    ["the base of the tables", BASE],
    ["the base with a regional API", REGIONAL],
    ["a deployment with every key", EVERY_KEY],
    ["one with every key about keys of callers", EVERY_KEYED],
    ["the base with a gateway", GATEWAY],
    ["one with every key of gateways", EVERY_GATEWAY],
    ["the base with an entrance", MUTUAL_TLS],
    ["one with every key about certificates of callers", EVERY_MUTUAL],
  ])("accepts %s", (_, text) => {
    expect(validator.safeParse(parse(text)).error).toBeUndefined();
  });

  test.each([
    ["an unknown key", ["name: shop", "name: shop\nversion: 1"]],
    ["an account without quotes", ['"111111111111"', "111111111111"]],
    ["a VPC made and adopted at once", ["zones: [a, b]", "zones: [a, b]\n      vpcId: vpc-01234567"]],
    ["a word that it is not meant", ["auth: iam", "auth: iam\n      acknowledgePublic: false"]],
    [
      "an instance with a timeout",
      [
        "type: lambda, uses: orders, auth: direct",
        "type: instance, uses: orders, auth: direct, timeoutSeconds: 10",
      ],
    ],
    ["every role", ["routes: [GET /]", 'allowRoles: ["*"]']],
    ["a retention that CloudWatch does not know", ["retentionDays: 60", "retentionDays: 61"]],
  ] as const)("refuses %s", (_, [from, to]) => {
    expect(validator.safeParse(parse(BASE.replace(from, to))).success).toBe(false);
  });
});
