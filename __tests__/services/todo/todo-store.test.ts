import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbStore } from "../../../examples/services/todo/dynamodb-store";
import { memoryStore } from "../../../examples/services/todo/memory-store";
import { makeTodo } from "../../../examples/services/todo/todo";
import type { TodoStore } from "../../../examples/services/todo/todo-store";
import { type FakeAws, fakeAws } from "../../support/fakes/fake-aws";
import { fakeTable } from "./fake-table";

const { signal } = new AbortController();
const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 3, 4, second));
const todo = (title: string, second = 0) => makeTodo({ title }, at(second));

let aws: FakeAws;
let client: DynamoDBClient;

beforeAll(async () => {
  aws = await fakeAws(fakeTable("todo").answers);
  const credentials = { accessKeyId: "x", secretAccessKey: "x" };
  client = new DynamoDBClient({ endpoint: aws.url, region: "eu-west-1", credentials });
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

describe.each<[string, () => TodoStore]>([
  ["in DynamoDB", () => dynamodbStore(client, "todo")],
  ["in memory", memoryStore],
])("a store %s", (where, make) => {
  const me = `me ${where}`;
  let store: TodoStore;
  beforeAll(() => {
    store = make();
  });

  test("has what was created, under its subject alone", async () => {
    const milk = todo("milk");
    await store.create(me, milk, signal);
    expect(await store.read(me, milk.id, signal)).toEqual(milk);
    expect(await store.read("someone else", milk.id, signal)).toBeUndefined();
    expect(await store.read(me, todo("other").id, signal)).toBeUndefined();
  });

  test("completes once, and keeps the first time", async () => {
    const tea = todo("tea");
    await store.create(me, tea, signal);
    const completed = { ...tea, completedAt: at(1).toISOString() };
    expect(await store.complete(me, tea.id, at(1), signal)).toEqual(completed);
    expect(await store.complete(me, tea.id, at(2), signal)).toEqual(completed);
    expect(await store.read(me, tea.id, signal)).toEqual(completed);
  });

  test("completes nothing that is not there, or another's, and does not make it", async () => {
    const tea = todo("tea");
    await store.create(me, tea, signal);
    expect(await store.complete("someone else", tea.id, at(1), signal)).toBeUndefined();
    expect(await store.read("someone else", tea.id, signal)).toBeUndefined();
    expect(await store.read(me, tea.id, signal)).toEqual(tea);
  });

  test("lists page by page, the latest first, each item once", async () => {
    const reader = `reader ${where}`;
    const created = [0, 1, 2, 3, 4].map((second) => todo(`title ${second}`, second));
    for (const one of created) await store.create(reader, one, signal);
    const pages = [];
    for (let next: string | undefined, first = true; first || next; first = false) {
      const page = await store.list(reader, { limit: 2, next }, signal);
      pages.push(page.items);
      next = page.next;
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(created.reverse());
  });

  test("lists nothing of another's, also from a cursor in another's list", async () => {
    const one = todo("mine", 30);
    await store.create(me, one, signal);
    expect(await store.list("someone else", { limit: 20 }, signal)).toEqual({ items: [] });
    expect(await store.list("someone else", { limit: 20, next: one.id }, signal)).toEqual({ items: [] });
  });
});
