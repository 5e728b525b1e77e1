import fc from "fast-check";
import { ANY, METHODS, parseRoute, type WrittenRoute } from "../../../../src/model/routes/route";
import { answeringRoute } from "../../../../src/model/routes/routing";
import { answeredRoutes } from "../../../../src/model/routes/written-routes";
import { arbitraryRests, arbitraryRoutes, requestPath } from "../../../support/arbitrary/arbitrary-routes";
import { routed } from "./routing";

const ROUTES = [
  "GET /",
  "GET /orders",
  "GET /orders/{id}",
  "POST /orders/{id}",
  "GET /orders/latest",
  "GET /orders/latest/items",
  "GET /orders/{id}/audit",
  "GET /orders/{id}/{rest+}",
  "GET /files/{path+}",
  "GET /a.b",
  "ANY /any/{path+}",
  "PUT /any/{path+}",
].map(route);

test.each([
  ["the root", "GET /", "GET /", {}],
  ["a literal before a parameter", "GET /orders/latest", "GET /orders/latest", {}],
  ["a parameter", "GET /orders/7", "GET /orders/{id}", { id: "7" }],
  ["the method of a path", "POST /orders/7", "POST /orders/{id}", { id: "7" }],
  [
    "a parameter where the literal leads nowhere",
    "GET /orders/latest/audit",
    "GET /orders/{id}/audit",
    { id: "latest" },
  ],
  ["a literal before the rest", "GET /orders/7/audit", "GET /orders/{id}/audit", { id: "7" }],
  ["the rest of a path", "GET /orders/7/a/b", "GET /orders/{id}/{rest+}", { id: "7", rest: "a/b" }],
  ["one slash at the end", "GET /orders/", "GET /orders", {}],
  ["one slash behind a parameter", "GET /orders/7/audit/", "GET /orders/{id}/audit", { id: "7" }],
  ["one slash behind the rest", "GET /files/a/b/", "GET /files/{path+}", { path: "a/b" }],
  ["an encoded letter of a literal", "GET /%6Frders", "GET /orders", {}],
  ["an encoded letter of a literal before a parameter", "GET /orders/%6catest", "GET /orders/latest", {}],
  ["an encoded value", "GET /orders/a%20b", "GET /orders/{id}", { id: "a b" }],
  ["an encoded slash, which separates nothing", "GET /orders/a%2Fb", "GET /orders/{id}", { id: "a/b" }],
  ["an encoding that is none", "GET /orders/100%", "GET /orders/{id}", { id: "100%" }],
  ["any method", "DELETE /any/a", "ANY /any/{path+}", { path: "a" }],
  ["a method of its own before any", "PUT /any/a", "PUT /any/{path+}", { path: "a" }],
  ["an empty segment within the rest", "GET /files//a", "GET /files/{path+}", { path: "/a" }],
])("%s: %s is answered by %s", (_, request, answer, parameters) => {
  expect(answerOf(request)).toEqual({ route: route(answer), parameters });
});

test.each([
  ["a path that is not there", "GET /nowhere"],
  ["a method that the path does not have", "POST /orders"],
  ["a method that only a less specific path has", "POST /orders/latest"],
  ["a dot that is none", "GET /axb"],
  ["another case", "GET /Orders"],
  ["an encoded slash in place of one", "GET /orders%2F7"],
  ["nothing where the rest of a path should be", "GET /files/"],
])("%s: %s is answered by nothing", (_, request) => {
  expect(answerOf(request)).toBeUndefined();
});

test.each([
  ["two slashes", "GET //", "GET /", {}],
  ["two slashes in front", "GET //orders", "GET /orders", {}],
  ["two slashes at the end", "GET /orders//", "GET /orders", {}],
  ["a dot", "GET /./orders/latest/items", "GET /orders/latest/items", {}],
  ["two dots", "GET /nowhere/../orders/7/audit", "GET /orders/{id}/audit", { id: "7" }],
  ["encoded dots", "GET /nowhere/%2E%2e/orders", "GET /orders", {}],
  ["more dots than there are segments", "GET /../../orders", "GET /orders", {}],
])("%s: %s is answered by %s, as nothing answers it as it is written", (_, request, answer, parameters) => {
  expect(answerOf(request)).toEqual({ route: route(answer), parameters });
});

test("what the access proof takes for the answering route is the one that the gateway finds", () => {
  fc.assert(
    fc.property(arbitraryRoutes, arbitraryRests, (texts, rests) => {
      const routes = texts
        .map(route)
        .map((one, i): WrittenRoute => (i % 3 === 0 ? { ...one, method: ANY } : one));
      for (const [i, one] of routes.entries()) {
        const path = requestPath(one, rests[i] ?? ["x"]);
        for (const method of METHODS)
          expect(routed(routes, method, path)?.route.path).toEqual(
            answeringRoute(answeredRoutes(routes), method, path)?.path,
          );
      }
    }),
  );
});

function answerOf(request: string) {
  const [method = "", path = ""] = request.split(" ");
  return routed(ROUTES, method, path);
}

function route(text: string): WrittenRoute {
  const parsed = parseRoute(text);
  if (parsed === undefined) throw new Error(`no route: ${text}`);
  return parsed;
}
