import { pathReadings } from "../../../../src/access/gateway/call/path-readings";
import { answeringRoutes, routeTree } from "../../../../src/access/gateway/call/route-tree";

const tree = routeTree(
  [
    ...["GET /todo", "GET /todo/{id}", "GET /todo/mine", "POST /todo", "ANY /todo/{id}/notes"],
    ...["GET /names/{rest+}", "GET /", "ANY /files/a", "GET /files/{name}"],
  ].map((key) => ({ key })),
);

const answers = (method: string, path: string) =>
  answeringRoutes(tree, method, pathReadings(path)).map(({ key }) => key);

test.each<[string, readonly string[]]>([
  ["GET /", ["GET /"]],
  ["GET /todo", ["GET /todo"]],
  ["POST /todo", ["POST /todo"]],
  ["GET /todo/7", ["GET /todo/{id}"]],
  ["GET /todo/mine", ["GET /todo/mine"]],
  ["DELETE /todo/7/notes", ["ANY /todo/{id}/notes"]],
  ["PROPFIND /todo/7/notes", []],
  ["GET /names/a/b", ["GET /names/{rest+}"]],
  ["GET /names", []],
  ["DELETE /todo", []],
  ["OPTIONS /todo", []],
  ["GET /other", []],
])("%s is answered by %j", (request, routes) => {
  const [method = "", path = ""] = request.split(" ");
  expect(answers(method, path)).toEqual(routes);
});

describe("a path that may be read in several ways may have several routes:", () => {
  test.each<[string, readonly string[]]>([
    ["/todo/", ["GET /todo/{id}", "GET /todo"]],
    ["/%74odo", ["GET /todo"]],
    ["/todo/%6Dine", ["GET /todo/{id}", "GET /todo/mine"]],
    ["//todo", ["GET /todo"]],
    ["/x/../todo", ["GET /todo"]],
    ["/todo/../names/a", ["GET /names/{rest+}"]],
    ["/names/..%2Ftodo", ["GET /names/{rest+}"]],
    ["/todo/%zz", ["GET /todo/{id}"]],
  ])("GET %s", (path, routes) => {
    expect(answers("GET", path)).toEqual(routes);
  });

  it("and where a path is more specific in one route, and the method in another", () => {
    expect(answers("GET", "/files/a")).toEqual(["ANY /files/a", "GET /files/{name}"]);
    expect(answers("PUT", "/files/a")).toEqual(["ANY /files/a"]);
  });
});

test("$default answers whatever no other route does", () => {
  const open = routeTree([{ key: "GET /todo" }, { key: "$default" }]);
  const answer = (path: string) => answeringRoutes(open, "GET", pathReadings(path)).map(({ key }) => key);
  expect(answer("/todo")).toEqual(["GET /todo"]);
  expect(answer("/other")).toEqual(["$default"]);
});
