import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbStore, makeClient } from "../../../examples/services/todo/dynamodb-store";
import { itemOf } from "../../../examples/services/todo/item";
import { makeTodo } from "../../../examples/services/todo/todo";
import { type FakeAws, fakeAws } from "../../support/fakes/fake-aws";
import { fakeTable } from "./fake-table";

const { signal } = new AbortController();
const todo = makeTodo({ title: "milk" }, new Date(0));

/** A client whose requests all fail in one way. */
function failing(error: Error): Pick<DynamoDBClient, "send"> {
  return { send: () => Promise.reject(error) };
}

function conditionFailed(found?: typeof todo): Error {
  const Item = found && itemOf("me", found);
  return new ConditionalCheckFailedException({ message: "failed", $metadata: {}, Item });
}

describe("an item that is already there", () => {
  test("is the one that was created before the answer was lost", async () => {
    await dynamodbStore(failing(conditionFailed(todo)), "todo").create("me", todo, signal);
  });

  test("is a failure if it is another, or unknown", async () => {
    const other = { ...todo, createdAt: new Date(1).toISOString() };
    for (const error of [conditionFailed(other), conditionFailed()])
      await expect(dynamodbStore(failing(error), "todo").create("me", todo, signal)).rejects.toBe(error);
  });
});

test("what DynamoDB refuses for another reason is a failure", async () => {
  const error = new Error("not authorized");
  const store = dynamodbStore(failing(error), "todo");
  await expect(store.create("me", todo, signal)).rejects.toBe(error);
  await expect(store.complete("me", todo.id, new Date(), signal)).rejects.toBe(error);
  await expect(store.read("me", todo.id, signal)).rejects.toBe(error);
  await expect(store.list("me", { limit: 1 }, signal)).rejects.toBe(error);
});

describe("the client of the service", () => {
  const saved = { ...process.env };
  let aws: FakeAws;
  afterEach(async () => {
    process.env = { ...saved };
    await aws.close();
  });
  const storeAt = async (answers: Parameters<typeof fakeAws>[0]) => {
    aws = await fakeAws(answers);
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: "x",
      AWS_SECRET_ACCESS_KEY: "x",
    });
    return dynamodbStore(makeClient("eu-west-1"), "todo");
  };

  test("sends again what was throttled, and gives up after three times", async () => {
    const { answers } = fakeTable("todo");
    let refusals = 2;
    const store = await storeAt({
      ...answers,
      GetItem: (input: never) => (refusals-- > 0 ? "ThrottlingException" : answers.GetItem(input)),
    });
    expect(await store.read("me", todo.id, signal)).toBeUndefined();
    refusals = Number.POSITIVE_INFINITY;
    await expect(store.read("me", todo.id, signal)).rejects.toThrow("ThrottlingException");
    expect(aws.asked).toHaveLength(6);
  });

  test("asks only by key and query, with consistent reads", async () => {
    const store = await storeAt(fakeTable("todo").answers);
    await store.create("me", todo, signal);
    await store.read("me", todo.id, signal);
    await store.list("me", { limit: 7, next: todo.id }, signal);
    await store.complete("me", todo.id, new Date(), signal);
    expect(aws.asked).toMatchObject([
      { operation: "PutItem", input: { Item: { pk: { S: "me" }, sk: { S: todo.id } } } },
      { operation: "GetItem", input: { ConsistentRead: true } },
      {
        operation: "Query",
        input: { ConsistentRead: true, Limit: 7, ExclusiveStartKey: { pk: { S: "me" }, sk: { S: todo.id } } },
      },
      { operation: "UpdateItem", input: { Key: { pk: { S: "me" }, sk: { S: todo.id } } } },
    ]);
  });

  test("stops when there is no more time", async () => {
    const store = await storeAt(fakeTable("todo").answers);
    await expect(store.read("me", todo.id, AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(aws.asked).toEqual([]);
  });
});
