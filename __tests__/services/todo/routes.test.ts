import { memoryStore } from "../../../examples/services/todo/memory-store";
import { todoRoutes } from "../../../examples/services/todo/routes";
import type { Todo } from "../../../examples/services/todo/todo";
import { type Running, running } from "../support/running";

let service: Running;
let now = Date.UTC(2026, 0, 2, 3, 4, 5);
const as = "me";

beforeEach(async () => {
  service = await running(todoRoutes(memoryStore(), () => new Date(now++)));
});
afterEach(() => service.server.close());

async function created(title: string, subject = as): Promise<Todo> {
  const { status, body } = await service.call("POST /todo", {
    as: subject,
    body: JSON.stringify({ title }),
  });
  expect(status).toBe(201);
  return body as Todo;
}

test("what is created has an id, a place and a date, and can be read", async () => {
  const { status, headers, body } = await service.call("POST /todo", { as, body: '{"title":" Buy milk "}' });
  expect([status, body]).toEqual([
    201,
    {
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      title: "Buy milk",
      createdAt: expect.stringMatching(/^2026-01-02T03:04:05/),
    },
  ]);
  expect(await service.call(`GET ${headers.get("location")}`, { as })).toMatchObject({ status: 200, body });
});

test("completing is idempotent, and keeps the first time", async () => {
  const { id } = await created("milk");
  const first = await service.call(`POST /todo/${id}/complete`, { as });
  const second = await service.call(`POST /todo/${id}/complete`, { as });
  expect(first).toMatchObject({ status: 200, body: { id, completedAt: expect.any(String) } });
  expect(second.body).toEqual(first.body);
});

test("a list is read page by page, the latest first", async () => {
  for (const title of ["a", "b", "c"]) await created(title);
  const first = await service.call("GET /todo?limit=2", { as });
  expect(first).toMatchObject({ status: 200, body: { items: [{ title: "c" }, { title: "b" }] } });
  const { next } = first.body as { next: string };
  const second = await service.call(`GET /todo?limit=2&next=${next}`, { as });
  expect(second.body).toEqual({ items: [expect.objectContaining({ title: "a" })] });
});

test("another's items cannot be seen, completed or listed", async () => {
  const { id } = await created("secret");
  const other = { as: "someone else" };
  expect(await service.call(`GET /todo/${id}`, other)).toMatchObject({ status: 404 });
  expect(await service.call(`POST /todo/${id}/complete`, other)).toMatchObject({ status: 404 });
  expect((await service.call("GET /todo", other)).body).toEqual({ items: [] });
  expect((await service.call(`GET /todo/${id}`, { as })).body).not.toHaveProperty("completedAt");
});

test.each(["GET /todo", "POST /todo", "GET /todo/x", "POST /todo/x/complete"])(
  "%s without a subject is 401",
  async (route) => {
    expect(await service.call(route)).toMatchObject({ status: 401 });
  },
);

test.each([
  ["{}", "title: expected a text of 1 to 200 characters"],
  ['{"title":1}', "title: expected a text of 1 to 200 characters"],
  ['{"title":"  "}', "title: expected a text of 1 to 200 characters"],
  [JSON.stringify({ title: "x".repeat(201) }), "title: expected a text of 1 to 200 characters"],
  ["null", "title: expected a text of 1 to 200 characters"],
  ["[1]", "The body has only a title, not 0"],
  ['{"title":"x","pk":"someone else"}', "The body has only a title, not pk"],
])("the body %s is refused", async (body, message) => {
  expect(await service.call("POST /todo", { as, body })).toMatchObject({ status: 400, body: { message } });
});

test.each(["x", "0".repeat(37), "ABCDEF00-0000-7000-8000-000000000000", "%00"])(
  "%s is no id of an item",
  async (id) => {
    expect(await service.call(`GET /todo/${id}`, { as })).toMatchObject({ status: 404 });
  },
);

test.each([
  ["PUT /todo", "GET, POST"],
  ["DELETE /todo/x", "GET"],
  ["GET /todo/x/complete", "POST"],
])("%s is 405, and %s is allowed", async (route, allow) => {
  const { status, headers } = await service.call(route, { as });
  expect([status, headers.get("allow")]).toEqual([405, allow]);
});
