import { requestMapping } from "../../../src/constructs/gateway/request-mapping";

const todo = { name: "todo" };
const WHOLE = { kind: "whole" } as const;

describe("what a service gets of a request", () => {
  test("is its own name, whoever calls, and the caller's address: nothing of them from the caller", () => {
    for (const access of ["jwt", "iam", "none"] as const)
      expect(requestMapping(todo, WHOLE, access)).toMatchObject({
        "overwrite:header.x-crosslink-service": "todo",
        "overwrite:header.x-crosslink-client-ip": "$context.identity.sourceIp",
      });
  });

  test.each([
    ["the token's subject", "jwt", "overwrite", "$context.authorizer.claims.sub"],
    ["the role that signed", "iam", "overwrite", "$context.identity.userArn"],
    ["nobody, where nobody is known", "none", "remove", "''"],
  ] as const)("is %s as the caller", (_, access, operation, value) => {
    const subject = Object.entries(requestMapping(todo, WHOLE, access)).filter(([key]) =>
      key.endsWith(":header.x-crosslink-subject"),
    );
    expect(subject).toEqual([[`${operation}:header.x-crosslink-subject`, value]]);
  });

  test.each([
    ["the requested path", WHOLE, "$request.path"],
    ["the end of it", { kind: "rest", parameter: "rest" }, "/${request.path.rest}"],
    ["the root", { kind: "root" }, "/"],
  ] as const)("is %s as the path", (_, mapping, path) => {
    expect(requestMapping(todo, mapping, "jwt")["overwrite:path"]).toBe(path);
  });

  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html#http-api-mapping-reserved-headers */
  test("changes no header that API Gateway reserves", () => {
    const reserved =
      /^(?:access-control-|apigw-|x-amz|x-forwarded-|authorization$|connection$|content-|forwarded$|via$|te$)/;
    const headers = Object.keys(requestMapping(todo, WHOLE, "jwt")).flatMap(
      (key) => /header\.(.+)$/.exec(key)?.[1] ?? [],
    );
    expect(headers).toHaveLength(3);
    for (const header of headers) expect(header).not.toMatch(reserved);
  });
});
