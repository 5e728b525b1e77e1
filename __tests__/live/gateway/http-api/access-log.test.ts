import { aRequest } from "../waf/a-request";
import { AccessLog } from "./access-log";
import type { Progress } from "./integration/context-variables";

const progress = (logFormat: string | undefined, more: Partial<Progress> = {}): Progress => {
  const api = { id: "a1b2c3d4e5", account: "111111111111" };
  const stage = { name: "$default", logFormat, routeThrottles: {} };
  const request = aRequest({ path: "/todo" });
  const time = new Date(Date.UTC(2026, 10, 3, 9, 5, 7));
  const call = { request, api, stage, requestId: "id", time, path: "/todo", query: "", domainName: "a.b" };
  return { call, sourceAddress: "203.0.113.10", ...more } as unknown as Progress;
};
const written = (format: object, more: Partial<Progress> = {}) => {
  const log = new AccessLog();
  log.add(progress(JSON.stringify(format), more));
  return log.last;
};

test("an entry has the values of the call, and - in the place of what is not set", () => {
  const format = {
    time: "$context.requestTime",
    path: "$context.path",
    status: "$context.status",
    message: "$context.error.message",
    subject: "$context.authorizer.claims.sub",
    scopes: "$context.authorizer.claims.scp",
    arn: "$context.identity.userArn",
    integration: "$context.integrationErrorMessage",
  };
  const answer = { status: 503, length: 33 };
  const claims = { sub: "ann", scp: ["a", "b"] };
  expect(written(format, { answer, claims, integrationError: "no way" })).toEqual({
    time: "03/Nov/2026:09:05:07 +0000",
    path: "/todo",
    status: "503",
    message: "Service Unavailable",
    subject: "ann",
    scopes: "[a b]",
    arn: "-",
    integration: "no way",
  });
});

test("a value cannot add fields to an entry", () => {
  const claims = { sub: 'ann","status":"200' };
  expect(written({ subject: "$context.authorizer.claims.sub" }, { claims })).toEqual({ subject: claims.sub });
});

test("a variable that is not known, or a template that is too long, is no entry", () => {
  expect(() => written({ a: "$context.unknown" })).toThrow("$context.unknown is not understood");
  expect(() => written({ a: "x".repeat(3072) })).toThrow("expected at most 3072 bytes");
});

test("a stage without a log writes none", () => {
  const log = new AccessLog();
  log.add(progress(undefined));
  expect([log.count, log.last]).toEqual([0, undefined]);
});
