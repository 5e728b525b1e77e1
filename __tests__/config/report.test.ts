import { parseDeployment } from "../../src/config/parse-deployment";
import { BASE, edited } from "./base";
import { problemsOf } from "./problems-of";

describe("the report", () => {
  test("names the file, counts the problems and aligns them", () => {
    const text = edited(['"111111111111"', "111111111111"], ["uses:\n      orders:", "uses:\n      ordrs:"]);
    expect(() => parseDeployment(text, "/deployments/deployment.yaml", () => true)).toThrow(
      [
        "/deployments/deployment.yaml has 2 problems:",
        "  10:14  providers.orders.account: expected a 12-digit AWS account id in quotes, got the number 111111111111",
        '  32:7   consumers.web.uses.ordrs: expected one of the providers (orders), got "ordrs" (did you mean "orders"?)',
      ].join("\n"),
    );
  });

  test("has every problem of every part, of one key and of several, in the order of the file", () => {
    const text = edited(
      ["name: shop", "name: Shop"],
      ['"111111111111"', "111111111111"],
      ["auth: iam", "auth: none"],
      ["handlers/orders.ts", "handlers/nothing.ts"],
      ["vpce-0123456789abcdef0", "vpce-1"],
      ["[a, b]", "[]"],
      ["[GET /]", "[GET /orders]"],
      ["direct: { type: lambda", "direct: { type: front-door"],
    );
    expect(problemsOf(text).map((line) => line.split(": ")[0])).toEqual([
      "1:7    name",
      "10:14  providers.orders.account",
      "16:50  providers.orders.service.routes[1].handler",
      "23:23  providers.orders.externalConsumers.partner.endpointIds[0]",
      "24:25  providers.orders.externalConsumers.partner.callerRoleArns",
      "30:14  consumers.web.network.zones",
      "33:18  consumers.web.uses.orders.routes[0]",
      "35:23  consumers.web.clients.direct.type",
      "36:52  consumers.web.clients.assumed.auth",
    ]);
  });

  test("does not hold against a use what is unclear about the provider's routes", () => {
    const text = edited(["- GET /\n", "- GET orders\n"], ["[GET /]", "[GET /orders]"]);
    expect(problemsOf(text)).toHaveLength(1);
  });

  test("finds duplicate keys beside other problems", () => {
    const text = edited(["consumers:", "region: eu-west-1\nconsumers:"], ["[a, b]", "[]"]);
    expect(problemsOf(text)).toEqual([
      '25:1   region: expected each key once, got "region" a second time',
      "31:14  consumers.web.network.zones: expected 1 to 6 zone letters, got []",
    ]);
  });

  test("points at the last of equal keys, whose value counts", () => {
    const text = edited(["name: shop", "name: shop\nname: Shop"]);
    expect(problemsOf(text).map((line) => line.split(":").slice(0, 2).join(":"))).toEqual([
      "2:1    name",
      "2:7    name",
    ]);
  });

  test("does not take the default in the place of a refused value", () => {
    const text = edited(
      ["  web:\n", "  web:\n    region: us-est-1\n"],
      ["retentionDays: 60", "retentionDays: 60, kmsKeyArn: arn:aws:kms:us-east-1:111111111111:key/1"],
      ["  orders:\n    account", "  orders:\n    region: us-est-1\n    account"],
    );
    expect(problemsOf(text).map((line) => line.split(": ")[0])).toEqual([
      "10:13  providers.orders.region",
      "28:13  consumers.web.region",
    ]);
  });

  test("leads from an alias to where it stands", () => {
    const text = edited(["name: shop", "name: &name Shop"], ["acme-terraform-state", "*name"]);
    expect(problemsOf(text)).toEqual([
      '1:13   name: expected a name of at most 20 lower-case letters, digits and dashes that starts with a letter, got "Shop"',
      '6:11   state.bucket: expected the name of an S3 bucket, got "Shop"',
    ]);
  });

  const keys = "a map with the keys name, region, tags, state, providers, consumers, $schema";
  test.each([
    ["an empty file", "", `1:1    expected ${keys}, got nothing`],
    ["only a comment", "# soon\n", `1:1    expected ${keys}, got nothing`],
    ["a list", "- name: shop\n", `1:1    expected ${keys}, got a list`],
    ["a word", "shop", `1:1    expected ${keys}, got "shop"`],
    [
      "nobody at all",
      `${BASE.slice(0, BASE.indexOf("providers:"))}providers: {}\n`,
      "1:1    expected at least one provider or consumer, got neither",
    ],
  ])("%s", (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
