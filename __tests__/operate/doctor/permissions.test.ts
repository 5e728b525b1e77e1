import { examinedCalls } from "../../../src/operate/doctor/examined-call";
import { neededFor, readPolicies } from "../../../src/operate/doctor/permissions";
import { REST } from "../../../src/operate/doctor/rest-kind";
import { DEFAULT, deploymentFrom } from "../../support/deployment";
import { KEYED_CONSUMER, keyedFile } from "../../support/keyed-deployments";

const policies = (file: object) =>
  readPolicies(neededFor({ kind: REST, calls: examinedCalls(deploymentFrom(file)) }));
const actions = (file: object, account: string) =>
  policies(file)[account]?.Statement.flatMap(({ Action }) => Action) ?? [];

test("every permission reads", () => {
  for (const file of [DEFAULT, keyedFile({ consumer: KEYED_CONSUMER })])
    for (const account of ["111111111111", "222222222222"]) {
      const asked = actions(file, account);
      expect(asked.length).toBeGreaterThan(3);
      expect(
        asked.filter((one) => !/^(apigateway:GET|\w+:(Get|List|Describe|Filter)\w+)$/.test(one)),
      ).toEqual([]);
      expect(asked).not.toContain("secretsmanager:GetSecretValue");
    }
});

test("an account has the permissions of its own part only", () => {
  expect(actions(DEFAULT, "222222222222")).not.toContain("apigateway:GET");
  expect(actions(DEFAULT, "111111111111")).not.toContain("ec2:DescribeVpcEndpoints");
  expect(actions(DEFAULT, "222222222222")).not.toContain("secretsmanager:ListSecrets");
  expect(actions(keyedFile({ consumer: KEYED_CONSUMER }), "222222222222")).toContain(
    "secretsmanager:ListSecrets",
  );
});

test("roles, functions and logs are named one by one", () => {
  const statements = policies(DEFAULT)["222222222222"]?.Statement ?? [];
  const resources = (action: string) => statements.find(({ Action }) => Action.includes(action))?.Resource;
  expect(resources("iam:GetRole")).toEqual([
    "arn:aws:iam::222222222222:role/private-api-consumer-assumed",
    "arn:aws:iam::222222222222:role/private-api-consumer-direct",
  ]);
  expect(resources("logs:FilterLogEvents")).toEqual([
    "arn:aws:logs:eu-west-1:222222222222:log-group:/aws/lambda/private-api-consumer-assumed:*",
    "arn:aws:logs:eu-west-1:222222222222:log-group:/aws/lambda/private-api-consumer-direct:*",
  ]);
});
