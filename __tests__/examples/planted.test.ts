import type { Json } from "../../src/access/network/stack/stack-json";
import { accessProblems, examine } from "../../src/access/prove";
import { proveNetwork } from "../../src/access/prove-network";
import { ConfigError } from "../../src/model/problem";
import { changed, type Path, type Stacks } from "../access/network/mutants/mutant";
import { DEFAULT, deploymentFrom, TWO_CONSUMERS } from "../support/deployment";
import { doorFor, KEYED_CONSUMER, keyedFile } from "../support/keyed-deployments";
import { type Mutation, withResourceStatement } from "../support/policies/mutated-world";
import { synth } from "../support/synth";

/** The words of the proof of all classes; the named intruders are left out. */
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

const DOOR = keyedFile({ consumer: { ...KEYED_CONSUMER, clients: { door: doorFor("mobile") } } });
const RULES = ["consumer", "resource", "aws_vpc_security_group_egress_rule"];
const TARGETS = ["consumer", "resource", "aws_lb_target_group_attachment"];
const METHOD = ["consumer", "locals", "door_openapi", "paths", "/", "get", "x-amazon-apigateway-integration"];
const ANYWHERE = {
  provider: "aws.consumer",
  cidr_ipv4: "0.0.0.0/0",
  ip_protocol: "tcp",
  from_port: 443,
  to_port: 443,
};

describe("a mistake that is planted in a stack is found and named:", () => {
  test.each<[string, object, Path, Json | undefined, string]>([
    [
      "a rule too wide in a security group",
      DEFAULT,
      [...RULES, "clients_to_endpoints"],
      { ...ANYWHERE, security_group_id: "${aws_security_group.clients.id}" },
      "aws_vpc_security_group_egress_rule.clients_to_endpoints lets aws_security_group.clients out to 0.0.0.0/0 on tcp 443; expected only tcp 443 to aws_security_group.endpoints",
    ],
    [
      "any address in the group of a balancer",
      DOOR,
      ["consumer", "resource", "aws_vpc_security_group_ingress_rule", "planted"],
      { ...ANYWHERE, security_group_id: "${aws_security_group.balancer.id}" },
      "aws_vpc_security_group_ingress_rule.planted lets 0.0.0.0/0 in to aws_security_group.balancer on tcp 443; expected no rule",
    ],
    [
      "a second target of a balancer",
      DOOR,
      [...TARGETS, "planted"],
      {
        provider: "aws.consumer",
        target_group_arn: "${aws_lb_target_group.execute_api.arn}",
        target_id: "10.1.0.9",
      },
      "expected aws_lb_target_group.execute_api to have the addresses of aws_vpc_endpoint.execute_api (10.1.128.4 and 10.1.144.4), got 10.1.0.9, 10.1.128.4 and 10.1.144.4",
    ],
    [
      "a front door that leads to another API",
      DOOR,
      [...METHOD, "uri"],
      "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/",
      "expected GET / to go on to the API of provider in eu-west-1, got a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    ],
    [
      "a front door that passes on no key",
      DOOR,
      [...METHOD, "requestParameters"],
      undefined,
      "expected GET / to map integration.request.header.x-crosslink-key = context.authorizer.upstreamKey, got nothing",
    ],
  ])("%s", (_, file, path, to, problem) => {
    const deployment = deploymentFrom(file);
    const stacks: Stacks = Object.fromEntries(
      Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text)]),
    );
    const prove = () => proveNetwork(deployment, "deployment.yaml", changed(stacks, path, to));
    expect(prove).toThrow(ConfigError);
    expect(prove).toThrow(`consumers.consumer: ${problem}`);
  });
});
