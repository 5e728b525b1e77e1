import type { HttpRoute } from "../apis/http-routes";
import { selectRoute } from "./select-route";

const KEYS = [
  "GET /todo",
  "POST /todo",
  "GET /todo/{id}",
  "GET /todo/first",
  "ANY /todo/first",
  "GET /todo/{id}/notes/{note}",
  "GET /names/{proxy+}",
  "ANY /{proxy+}",
];
const routesOf = (keys: readonly string[]): readonly HttpRoute[] =>
  keys.map((key) => ({ key, authorization: { type: "NONE" } }));

const selected = (method: string, path: string, keys: readonly string[] = KEYS) => {
  const found = selectRoute(routesOf(keys), method, path);
  return [found?.route.key, found?.parameters];
};

test.each<[string, string, string, object]>([
  ["GET", "/todo", "GET /todo", {}],
  ["GET", "/todo/7", "GET /todo/{id}", { id: "7" }],
  ["GET", "/todo/first", "GET /todo/first", {}],
  ["DELETE", "/todo/first", "ANY /todo/first", {}],
  ["GET", "/todo/7/notes/8", "GET /todo/{id}/notes/{note}", { id: "7", note: "8" }],
  ["GET", "/names/a/b", "GET /names/{proxy+}", { proxy: "a/b" }],
  ["DELETE", "/todo/7", "ANY /{proxy+}", { proxy: "todo/7" }],
  ["GET", "/todo/a%20b%2Fc", "GET /todo/{id}", { id: "a b/c" }],
  ["GET", "/todo/%E0%A4%A", "GET /todo/{id}", { id: "%E0%A4%A" }],
])("%s %s comes to the most exact route, and its variables are decoded: %s", (method, path, key, values) => {
  expect(selected(method, path)).toEqual([key, values]);
});

describe("a path with a slash at its end is another one, and a variable stands for something", () => {
  const keys = ["GET /todo", "GET /todo/{id}", "GET /names/{proxy+}"];

  test.each(["/todo/", "/todo/7/", "/names", "/names/", "/", "//todo", "/Todo", "/todo//"])("%s", (path) => {
    expect(selected("GET", path, keys)).toEqual([undefined, undefined]);
  });

  test("to which $default answers, where it is a route", () => {
    expect(selected("GET", "/todo/", [...keys, "$default"])).toEqual(["$default", {}]);
  });
});
