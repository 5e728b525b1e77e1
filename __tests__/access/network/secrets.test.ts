import { secrets } from "../../../src/access/network/every-stack/secrets";
import { type Json, readStack } from "../../../src/access/network/stack/stack-json";

const problemsOf = (json: Json) =>
  secrets(readStack("s", json))
    .filter(({ kind }) => kind === "problem")
    .map(({ text }) => text);

test.each<[string, Json, string]>([
  ["aws_iam_access_key", {}, "an access key"],
  ["aws_secretsmanager_secret_version", { secret_string: "s" }, "a secret"],
  ["aws_ssm_parameter", { type: "SecureString", value: "s" }, "a secure parameter"],
  ["random_password", {}, "a password"],
  ["tls_private_key", {}, "a private key"],
  ["aws_acm_certificate", { private_key: "s" }, "a certificate's private key"],
])("%s %j keeps %s in the state", (type, attributes) => {
  expect(problemsOf({ resource: { [type]: { x: attributes } } })).toEqual([
    `s: ${type}.x keeps a secret in the state; expected none there`,
  ]);
});

test.each<[string, Json]>([
  [
    "a secret that is written and not kept",
    { aws_secretsmanager_secret_version: { x: { secret_string_wo: "s" } } },
  ],
  [
    "a secure parameter that is written and not kept",
    { aws_ssm_parameter: { x: { type: "SecureString", value_wo: "s" } } },
  ],
  ["a parameter that is no secret", { aws_ssm_parameter: { x: { type: "String", value: "eu" } } }],
  ["a certificate that ACM makes", { aws_acm_certificate: { x: { domain_name: "example.com" } } }],
])("%s is none in the state", (_, resource) => {
  expect(problemsOf({ resource })).toEqual([]);
});

test("a parameter is read into the state: AWS's own may be, others not", () => {
  const read = (name: string) => problemsOf({ data: { aws_ssm_parameter: { x: { name } } } });
  expect(read("/aws/service/ami-amazon-linux-latest/al2023")).toEqual([]);
  expect(read("/team/password")).toEqual([
    "s: data.aws_ssm_parameter.x keeps a secret in the state; expected none there",
  ]);
});

test("what Terraform is told to hide it keeps all the same, but for ephemeral variables", () => {
  expect(
    problemsOf({ variable: { key: { sensitive: true }, once: { sensitive: true, ephemeral: true } } }),
  ).toEqual(["s: var.key is sensitive and kept; expected it to be ephemeral"]);
  expect(problemsOf({ output: { key: { value: "s", sensitive: true } } })).toEqual([
    "s: output key is sensitive and kept in the state; expected none there",
  ]);
});
