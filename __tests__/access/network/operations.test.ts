import { networkFindings } from "../../../src/access/network/network-findings";
import type { Json } from "../../../src/access/network/stack/stack-json";
import { EXPECTED, STACKS } from "./literal-stacks";
import { changed, type Path } from "./mutants/mutant";

const OPENAPI = ["provider", "locals", "openapi"];
const GET = [...OPENAPI, "paths", "/", "get"];
const { provider, consumer } = EXPECTED;

const problemsWith = (auth: "iam" | "none", path: Path, to: Json | undefined) =>
  networkFindings(changed(STACKS, path, to), {
    provider: { ...provider, api: { ...provider.api, auth } },
    consumer,
  }).problems;

test.each<[string, Path, Json | undefined, string]>([
  ["no security", ["security"], undefined, "expected GET / to ask for an AWS signature, got nothing"],
  ["an empty security", ["security"], [], "expected GET / to ask for an AWS signature, got []"],
  [
    "an alternative that asks for nothing",
    ["security"],
    [{ sigv4: [] }, {}] as Json,
    "expected GET / to ask for an AWS signature",
  ],
  [
    "a scheme that is not there",
    ["security"],
    [{ apiKey: [] }],
    "expected GET / to ask for an AWS signature",
  ],
  [
    "an extension that overrides it",
    ["x-amazon-apigateway-auth"],
    { type: "NONE" },
    "expected no x-amazon-apigateway-auth of GET /",
  ],
  [
    "an integration over HTTP",
    ["x-amazon-apigateway-integration", "type"],
    "http_proxy",
    "expected a function of the stack to answer GET /",
  ],
  [
    "credentials of its own",
    ["x-amazon-apigateway-integration", "credentials"],
    "arn:aws:iam::*:user/*",
    "expected a function of the stack to answer GET /",
  ],
  [
    "a function of another account",
    ["x-amazon-apigateway-integration", "uri"],
    "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:999999999999:function:app-orders/invocations",
    "expected a function of the stack to answer GET /",
  ],
])("with auth iam %s is found", (_, path, to, problem) => {
  expect(problemsWith("iam", [...GET, ...path], to)).toContainEqual(
    expect.stringContaining(`provider: ${problem}`),
  );
});

test("a function may be named by reference", () => {
  const uri = "${aws_lambda_function.orders.invoke_arn}";
  expect(problemsWith("iam", [...GET, "x-amazon-apigateway-integration", "uri"], uri)).toEqual([]);
});

test("with auth none a method asks for nothing", () => {
  expect(problemsWith("none", [...GET, "security"], undefined)).toEqual([]);
  expect(problemsWith("none", [...GET, "security"], [{ sigv4: [] }])).toEqual([
    'provider: expected GET / to ask for nothing, got [{"sigv4":[]}]',
  ]);
});

test.each<[string, Path, Json]>([
  ["a path from elsewhere", ["paths", "/", "$ref"], "https://example.com"],
  ["a method that API Gateway does not know", ["paths", "/", "trace"], {}],
  ["a second path without an answer", ["paths", "/open"], { get: {} }],
  ["security of the whole document", ["security"], [{ sigv4: [] }]],
])("%s is found", (_, path, to) => {
  expect(problemsWith("iam", [...OPENAPI, ...path], to).length).toBeGreaterThan(0);
});

test("a document that cannot be read is refused", () => {
  const path = ["provider", "resource", "aws_api_gateway_rest_api", "api", "body"];
  expect(problemsWith("iam", path, '${file("openapi.json")}')).toContain(
    'provider: expected aws_api_gateway_rest_api.api with a document that can be read, got ${file("openapi.json")}',
  );
});
