import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { KEYED } from "../../support/deployment";
import { attribute, type Synthesized, stackOf, synthFile } from "../../support/synth";

const stacks = synthFile(KEYED);
const consumer = stackOf(stacks, "consumer");
const { consumer: CONSUMER } = KEYED.consumers;
const consumerWith = (party: object) =>
  stackOf(synthFile({ ...KEYED, consumers: { consumer: { ...CONSUMER, ...party } } }), "consumer");

const variablesOf = (stack: Synthesized, name: string) =>
  (attribute(stack, `aws_lambda_function.${name}`, "environment") as { variables: Record<string, string> })
    .variables;
const SECRET = "${aws_secretsmanager_secret.provider_api_key.arn}";
const INVOCATIONS = ["provider_rotation", "door_rotation_mobile", "door_rotation_back-office"].map(
  (name) => `aws_lambda_invocation.${name}`,
);

describe("no key passes through Terraform", () => {
  test("no stack has a value of a secret, nor an output of it", () => {
    for (const { text, addresses } of Object.values(stacks)) {
      expect(addresses.filter((address) => address.includes("secret_version"))).toEqual([]);
      expect(text).not.toMatch(/secret_string|secret_binary|random_password|secretsmanager_random/);
      // A key is a name, a dot and 43 letters and digits.
      expect(text).not.toMatch(/[a-z]\.[A-Za-z0-9]{43}"/);
    }
  });

  test("the first key is written by an invocation that takes place once, and whose answer is no output", () => {
    for (const address of INVOCATIONS) {
      expect(attribute(consumer, address, "lifecycle_scope")).toBe("CREATE_ONLY");
      expect(attribute(consumer, address, "input")).toMatch(/^\$\{jsonencode\(.*"Step" = "first"/);
    }
    expect(consumer.text.match(/aws_lambda_invocation\.[a-z_-]+\.result/g)).toBeNull();
  });
});

describe("the first key of a use", () => {
  const after = attribute(consumer, "aws_lambda_invocation.provider_rotation", "depends_on");

  test.each([
    ["nobody else can read it", "aws_secretsmanager_secret_policy.provider_api_key"],
    ["the function has its permissions", "aws_iam_role_policy.provider_rotation_keys"],
    ["Secrets Manager is within reach", "aws_vpc_endpoint.secretsmanager"],
    ["the function is let out", "aws_vpc_security_group_egress_rule.clients_to_endpoints"],
    ["and let in", "aws_vpc_security_group_ingress_rule.endpoints_from_clients"],
  ])("is written once %s", (_, address) => {
    expect(after).toContain(address);
  });

  test("is there before its rotation is switched on, and Secrets Manager may call the function", () => {
    expect(attribute(consumer, "aws_secretsmanager_secret_rotation.provider_rotation", "depends_on")).toEqual(
      ["aws_lambda_permission.provider_rotation", "aws_lambda_invocation.provider_rotation"],
    );
  });

  test("is written through whatever way there is, where no endpoint is made", () => {
    const stack = consumerWith({ endpoints: { secretsManager: false } });
    expect(attribute(stack, "aws_lambda_invocation.provider_rotation", "depends_on")).toContain(
      "aws_vpc_security_group_egress_rule.clients_to_secrets_manager",
    );
    expect(stack.addresses).not.toContain("aws_vpc_endpoint.secretsmanager");
  });
});

describe("a secret", () => {
  test("has a name that its end makes unique, a key of the account's own, and can be restored", () => {
    expect(consumer.text).toHaveResourceWithProperties(SecretsmanagerSecret, {
      name_prefix: "private-api-consumer-provider-api-key-",
      kms_key_id: "${aws_kms_key.provider_api_key.arn}",
      recovery_window_in_days: 7,
    });
    expect(consumer.text).toHaveResourceWithProperties(KmsAlias, {
      name: "alias/private-api-consumer-provider-api-key",
    });
    for (const name of ["provider_api_key", "door_callers"]) {
      expect(attribute(consumer, `aws_kms_key.${name}`, "enable_key_rotation")).toBe(true);
      expect(
        attribute(consumer, `aws_kms_key.${name}`, "bypass_policy_lockout_safety_check"),
      ).toBeUndefined();
    }
  });

  test("is no public one", () => {
    expect(
      attribute(consumer, "aws_secretsmanager_secret_policy.provider_api_key", "block_public_policy"),
    ).toBe(true);
  });

  test("is rotated when it is due, not when Terraform runs", () => {
    const rotations = ["provider_rotation", "door_rotation_mobile"].map((name) =>
      ["rotate_immediately", "rotation_rules"].map((key) =>
        attribute(consumer, `aws_secretsmanager_secret_rotation.${name}`, key),
      ),
    );
    expect(rotations).toEqual([
      [false, { automatically_after_days: 30 }],
      [false, { automatically_after_days: 90 }],
    ]);
  });

  test("is rotated by Secrets Manager of this account alone", () => {
    expect(consumer.json.resource.aws_lambda_permission?.provider_rotation).toMatchObject({
      principal: "secretsmanager.amazonaws.com",
      source_arn: SECRET,
      source_account: "222222222222",
    });
  });
});

describe("a rotation", () => {
  test("of a use's key runs among the clients and tries the API by its private name", () => {
    expect(attribute(consumer, "aws_lambda_function.provider_rotation", "vpc_config")).toEqual(
      attribute(consumer, "aws_lambda_function.reader", "vpc_config"),
    );
    const { KEYS = "", ...rest } = variablesOf(consumer, "provider_rotation");
    expect(JSON.parse(KEYS)).toEqual({ [SECRET]: { name: "consumer", testRoute: "GET /" } });
    expect(rest).toMatchObject({
      API_HOST: "${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com",
    });
  });

  test("of callers' keys runs outside the network, as they do, and tries the front door", () => {
    expect(attribute(consumer, "aws_lambda_function.door_rotation", "vpc_config")).toBeUndefined();
    const { KEYS = "", ...rest } = variablesOf(consumer, "door_rotation");
    expect(Object.values(JSON.parse(KEYS))).toEqual([
      { name: "mobile", testRoute: "GET /" },
      { name: "back-office", testRoute: "GET /" },
    ]);
    expect(rest).toMatchObject({
      API_URL: "https://${aws_api_gateway_rest_api.door_api.id}.execute-api.eu-west-1.amazonaws.com/prod",
    });
  });
});

test("a client knows where its key is, and not the key", () => {
  expect(variablesOf(consumer, "reader")).toMatchObject({ API_KEY_SECRET_ARN: SECRET });
});

test("a consumer tells the provider where the key is, and whoever hands out callers' keys where those are", () => {
  const { api_key_secret_arns, front_door_secret_arns } = consumer.json.output;
  expect(api_key_secret_arns?.value).toEqual({ provider: SECRET });
  expect(front_door_secret_arns?.value).toEqual({
    door: {
      mobile: "${aws_secretsmanager_secret.door_callers_mobile.arn}",
      "back-office": "${aws_secretsmanager_secret.door_callers_back-office.arn}",
    },
  });
});
