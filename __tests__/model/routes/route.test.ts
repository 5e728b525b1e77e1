import { parseRoute, pathName, type Route, routeName, routePattern } from "../../../src/model/routes/route";

const route = (text: string) => {
  const parsed = parseRoute(text);
  if (parsed === undefined) throw new Error(`${text} is no route`);
  return parsed;
};

describe("a route", () => {
  test.each(["GET /", "POST /orders/{id}", "DELETE /v1.0/a-b_c:d/{x.y}", "PUT /files/{rest+}", "ANY /"])(
    "reads %s",
    (text) => {
      expect(route(text)).toEqual({ method: text.split(" ")[0], path: text.split(" ")[1] });
    },
  );

  test.each([
    "GET",
    "get /",
    "GET orders",
    "GET /orders/",
    "GET //",
    "GET /a b",
    "GET /{rest+}/more",
    "GET /{}",
    "GET /a*",
    "GET /tilde~",
    "GET / x",
  ])("refuses %s", (text) => {
    expect(parseRoute(text)).toBeUndefined();
  });

  test.each([
    ["GET /", "GET/"],
    ["POST /orders/{id}", "POST/orders/*"],
    ["GET /a/{b}/c/{d+}", "GET/a/*/c/*"],
  ])("%s ends an ARN as %s", (text, pattern) => {
    expect(routePattern(route(text) as Route)).toBe(pattern);
  });

  test.each([
    ["GET /", "get"],
    ["POST /orders/{id}", "post_orders_id"],
    ["GET /v1.0/{rest+}", "get_v1-0_rest"],
  ])("%s is named %s in Terraform", (text, name) => {
    expect(routeName(route(text))).toBe(name);
  });

  it("gives the root path an empty name", () => {
    expect(pathName("/")).toBe("");
  });
});
