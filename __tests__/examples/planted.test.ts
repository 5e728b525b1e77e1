import { accessProblems, examine } from "../../src/access/prove";
import { proveNetwork } from "../../src/access/prove-network";
import { ConfigError } from "../../src/model/problem";
import { DEFAULT, deploymentFrom, TWO_CONSUMERS } from "../support/deployment";
import { type Mutation, withResourceStatement } from "../support/policies/mutated-world";
import { synth } from "../support/synth";

/** What the proof of all classes says; the named intruders are left out. */
const problemsOf = (file: object, sid: string, change: Mutation) =>
  accessProblems(examine(withResourceStatement(deploymentFrom(file), sid, change)))
    .map(({ path, message }) => `${path}: ${message}`)
    .filter((problem) => problem.includes(" expected "));

describe("a mistake that is planted in a policy is found with a call that would get in:", () => {
  test("a star too many at the end of a route", () => {
    const [first] = problemsOf(DEFAULT, "AllowConsumer", (statement) => ({
      ...statement,
      Resource: `${statement.Resource}*`,
    }));
    expect(first).toMatch(
      /^consumers\.consumer\.uses\.provider: expected GET \/a by arn:aws:iam::222222222222:role\/private-api-consumer-direct through the endpoint of consumer to be refused, as the file does not grant it, got an Allow by resource policy of provider, AllowConsumer$/,
    );
  });

  test("a role's name that ends in a star", () => {
    const [first] = problemsOf(DEFAULT, "AllowConsumer", (statement) => ({
      ...statement,
      Condition: {
        ...statement.Condition,
        ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/private-api-consumer-*" },
      },
    }));
    expect(first).toMatch(
      /expected GET \/ by \S+:role\/private-api-consumer-\S* through the endpoint of consumer/,
    );
  });

  test("a Deny that is gone", () => {
    const [first] = problemsOf(TWO_CONSUMERS, "DenyOrdersNotGranted", () => undefined);
    expect(first).toMatch(
      /^consumers\.orders\.uses\.provider: expected GET \/accounts\/\S*\/entries by \S+ through the endpoint of orders to be refused, as the file does not grant it, got an Allow by resource policy of provider, AllowOrders/,
    );
  });
});

test("a rule too wide that is planted in a security group is found with what it lets out", () => {
  const deployment = deploymentFrom(DEFAULT);
  const stacks = Object.fromEntries(
    Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text)]),
  );
  const rules = stacks.consumer.resource.aws_vpc_security_group_egress_rule;
  delete rules.clients_to_endpoints.referenced_security_group_id;
  rules.clients_to_endpoints.cidr_ipv4 = "0.0.0.0/0";
  const prove = () => proveNetwork(deployment, "deployment.yaml", stacks);
  expect(prove).toThrow(ConfigError);
  expect(prove).toThrow(
    "consumers.consumer: aws_vpc_security_group_egress_rule.clients_to_endpoints lets aws_security_group.clients out to 0.0.0.0/0 on tcp 443; expected only tcp 443 to aws_security_group.endpoints",
  );
});
