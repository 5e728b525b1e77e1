import { fargateDocuments } from "../../../src/policies/compute/fargate-documents";
import {
  EXECUTION,
  OTHER_REPOSITORY,
  OTHER_TABLE,
  PARTY,
  REPOSITORY,
  STRANGER,
  says,
  stream,
  TABLE,
  TASK,
  TASKS,
} from "./servers";

const { execution, task, endpoints, gateways } = fargateDocuments(PARTY, TASKS);
const LAYERS = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/1/2";

describe("the role of Fargate's agent", () => {
  test.each([
    ["allow: log in to the registry", "ecr:GetAuthorizationToken", "*", "allow"],
    ["allow: the image", "ecr:BatchGetImage", REPOSITORY, "allow"],
    ["allow: its layers", "ecr:GetDownloadUrlForLayer", REPOSITORY, "allow"],
    ["silent: another repository of the account", "ecr:BatchGetImage", OTHER_REPOSITORY, "silent"],
    ["silent: another image pushed", "ecr:PutImage", REPOSITORY, "silent"],
    ["allow: the log", "logs:PutLogEvents", stream("/ecs/shop-names"), "allow"],
    ["silent: another log", "logs:PutLogEvents", stream("/ecs/shop-names-2"), "silent"],
    ["silent: a log group made", "logs:CreateLogGroup", stream("/ecs/shop-names"), "silent"],
    ["silent: the table, which is the containers'", "dynamodb:GetItem", TABLE, "silent"],
  ])("%s", (_, action, resource, effect) => {
    expect(says(execution.policy, action, resource, { kind: "identity-policy", by: EXECUTION })).toBe(effect);
  });
});

describe("the role of the containers", () => {
  test.each([
    ["allow: an item", "dynamodb:UpdateItem", TABLE, "allow"],
    ["allow: several", "dynamodb:BatchWriteItem", TABLE, "allow"],
    ["silent: an item of another table", "dynamodb:GetItem", OTHER_TABLE, "silent"],
    ["silent: the table itself", "dynamodb:DeleteTable", TABLE, "silent"],
    ["silent: a backup", "dynamodb:CreateBackup", TABLE, "silent"],
    ["silent: an image", "ecr:BatchGetImage", REPOSITORY, "silent"],
    ["silent: a log", "logs:PutLogEvents", stream("/ecs/shop-names"), "silent"],
  ])("%s", (_, action, resource, effect) => {
    expect(says(task?.policy, action, resource, { kind: "identity-policy", by: TASK })).toBe(effect);
  });

  test("is not there for a service without a table", () => {
    const { table: _, ...without } = TASKS;
    const documents = fargateDocuments(PARTY, without);
    expect(documents.task).toBeUndefined();
    expect(documents.gateways).not.toHaveProperty("dynamodb");
  });
});

describe("the endpoints", () => {
  test.each([
    ["ecr.api: log in", "ecr.api", "ecr:GetAuthorizationToken", "*", EXECUTION, "allow"],
    ["ecr.dkr: pull", "ecr.dkr", "ecr:BatchGetImage", REPOSITORY, EXECUTION, "allow"],
    ["ecr.dkr: another repository", "ecr.dkr", "ecr:BatchGetImage", OTHER_REPOSITORY, EXECUTION, "silent"],
    ["ecr.dkr: the containers' role", "ecr.dkr", "ecr:BatchGetImage", REPOSITORY, TASK, "silent"],
    ["ecr.api: a stranger", "ecr.api", "ecr:GetAuthorizationToken", "*", STRANGER, "silent"],
    ["ecr.api: nobody", "ecr.api", "ecr:GetAuthorizationToken", "*", undefined, "silent"],
    ["logs: write", "logs", "logs:PutLogEvents", stream("/ecs/shop-names"), EXECUTION, "allow"],
    ["logs: another log", "logs", "logs:PutLogEvents", stream("/ecs/other"), EXECUTION, "silent"],
    [
      "logs: a log of a stranger's",
      "logs",
      "logs:PutLogEvents",
      stream("/ecs/shop-names"),
      STRANGER,
      "silent",
    ],
  ] as const)("%s", (_, service, action, resource, by, effect) => {
    expect(says(endpoints[service], action, resource, { kind: "endpoint-policy", by })).toBe(effect);
  });

  test.each([
    ["the layers, with ECR's own signature", "s3:GetObject", LAYERS, "allow"],
    ["the layers of another region", "s3:GetObject", LAYERS.replace("west-1", "west-2"), "silent"],
    ["a bucket of anybody's", "s3:GetObject", "arn:aws:s3:::anybody/key", "silent"],
    ["something written out", "s3:PutObject", LAYERS, "silent"],
  ])("s3: %s", (_, action, resource, effect) => {
    const by = "arn:aws:iam::999999999999:role/ecr";
    expect(says(gateways.s3, action, resource, { kind: "endpoint-policy", by })).toBe(effect);
  });

  test.each([
    ["an item", "dynamodb:Query", TABLE, TASK, "allow"],
    ["another table", "dynamodb:Query", OTHER_TABLE, TASK, "silent"],
    [
      "a table of another account",
      "dynamodb:PutItem",
      TABLE.replace("333333333333", "999999999999"),
      TASK,
      "silent",
    ],
    ["the agent's role", "dynamodb:Query", TABLE, EXECUTION, "silent"],
  ])("dynamodb: %s", (_, action, resource, by, effect) => {
    expect(says(gateways.dynamodb, action, resource, { kind: "endpoint-policy", by })).toBe(effect);
  });
});

describe("ECS assumes the roles for tasks of this account", () => {
  const conditionOf = (trust: typeof execution.trust | undefined) => trust?.Statement[0]?.Condition;

  test("the agent's by its account", () => {
    expect(execution.trust.Statement).toHaveLength(1);
    expect(execution.trust.Statement[0]?.Principal).toEqual({ Service: "ecs-tasks.amazonaws.com" });
    expect(conditionOf(execution.trust)).toEqual({ StringEquals: { "aws:SourceAccount": "333333333333" } });
  });

  test("the containers' by its region as well", () => {
    expect(conditionOf(task?.trust)).toEqual({
      StringEquals: { "aws:SourceAccount": "333333333333" },
      ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:333333333333:*" },
    });
  });
});

test("an image of another account is pulled from its repository there", () => {
  const image = TASKS.image.replace("333333333333", "777777777777");
  const { execution: other } = fargateDocuments(PARTY, { ...TASKS, image });
  const asked = { kind: "identity-policy", by: EXECUTION } as const;
  expect(says(other.policy, "ecr:BatchGetImage", REPOSITORY, asked)).toBe("silent");
  const there = REPOSITORY.replace("333333333333", "777777777777");
  expect(says(other.policy, "ecr:BatchGetImage", there, asked)).toBe("allow");
});
