import { parseRoute, routeKey, type WrittenRoute } from "../../../src/model/routes/route";
import { answeredRoutes, grantedRoutes } from "../../../src/model/routes/written-routes";

const OFFERED = ["ANY /files/{path+}", "GET /files/{path+}", "POST /orders"].map(route);

test("ANY stands for every method that its path has no operation of its own for", () => {
  expect(answeredRoutes(OFFERED).map(routeKey)).toEqual([
    "POST /files/{path+}",
    "PUT /files/{path+}",
    "PATCH /files/{path+}",
    "DELETE /files/{path+}",
    "HEAD /files/{path+}",
    "OPTIONS /files/{path+}",
    "GET /files/{path+}",
    "POST /orders",
  ]);
});

test.each([
  ["one method of ANY", ["PUT /files/{path+}"], ["PUT /files/{path+}"]],
  ["a method of its own beside ANY", ["GET /files/{path+}"], ["GET /files/{path+}"]],
  ["ANY that is not offered as such", ["ANY /orders"], []],
  ["a method that is not offered", ["GET /orders"], []],
  ["a method twice, by ANY and by its name", ["POST /orders", "POST /orders"], ["POST /orders"]],
])("a grant of %s", (_, list, granted) => {
  expect(grantedRoutes(list.map(route), OFFERED).map(routeKey)).toEqual(granted);
});

test("a grant of ANY leaves out the method that has an operation of its own", () => {
  const granted = grantedRoutes([route("ANY /files/{path+}")], OFFERED).map(routeKey);
  expect(granted).toHaveLength(6);
  expect(granted).not.toContain("GET /files/{path+}");
});

function route(text: string): WrittenRoute {
  const parsed = parseRoute(text);
  if (parsed === undefined) throw new Error(`no route: ${text}`);
  return parsed;
}
