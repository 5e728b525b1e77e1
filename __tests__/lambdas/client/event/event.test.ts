import { MAX_PAYLOAD_BYTES } from "../../../../lambdas/client/event/body";
import { readEvent } from "../../../../lambdas/client/event/event";

const DEFAULT_ROUTE = { method: "PUT", path: "/first" } as const;
const read = (event: unknown) => {
  const { body, ...call } = readEvent(event, DEFAULT_ROUTE);
  return { ...call, body: body.toString("latin1") };
};
const call = { method: "GET", path: "/", query: {}, headers: {}, body: "" };

describe("an event becomes a call", () => {
  test.each<[string, unknown, object]>([
    ["no event is the default route", undefined, { ...call, ...DEFAULT_ROUTE }],
    ["null is the default route", null, { ...call, ...DEFAULT_ROUTE }],
    ["an empty event is the default route", {}, { ...call, ...DEFAULT_ROUTE }],
    ["a path alone is read with GET", { path: "/a" }, { ...call, path: "/a" }],
    [
      "a method alone goes to the default path",
      { method: "DELETE" },
      { ...call, method: "DELETE", path: "/first" },
    ],
    ["a path is kept as written", { path: "/a b/%2F/ë" }, { ...call, path: "/a b/%2F/ë" }],
    ["a trailing slash is kept", { path: "/a/" }, { ...call, path: "/a/" }],
    [
      "a query has texts, numbers, booleans and lists of them",
      { path: "/", query: { a: "x", b: 1, c: true, d: ["2", "1", 1], e: "" } },
      { ...call, query: { a: ["x"], b: ["1"], c: ["true"], d: ["2", "1", "1"], e: [""] } },
    ],
    [
      "header names are lowered",
      { path: "/", headers: { "X-Id": " 1 " } },
      { ...call, headers: { "x-id": " 1 " } },
    ],
    [
      "a text is sent as it is",
      { method: "POST", path: "/", body: '{"a": 1}' },
      { ...call, method: "POST", headers: { "content-type": "text/plain; charset=utf-8" }, body: '{"a": 1}' },
    ],
    [
      "a text is sent as UTF-8",
      { method: "POST", path: "/", body: "ë" },
      { ...call, method: "POST", headers: { "content-type": "text/plain; charset=utf-8" }, body: "\xc3\xab" },
    ],
    [
      "an object is sent as JSON",
      { method: "PUT", path: "/", body: { a: [1, null] } },
      { ...call, method: "PUT", headers: { "content-type": "application/json" }, body: '{"a":[1,null]}' },
    ],
    [
      "a list is sent as JSON",
      { method: "PATCH", path: "/", body: [] },
      { ...call, method: "PATCH", headers: { "content-type": "application/json" }, body: "[]" },
    ],
    [
      "base64 is sent as bytes",
      { method: "POST", path: "/", body: { base64: "AP8=" } },
      { ...call, method: "POST", headers: { "content-type": "application/octet-stream" }, body: "\x00\xff" },
    ],
    [
      "an object with more than base64 is JSON",
      { method: "POST", path: "/", body: { base64: "AP8=", name: "a" } },
      {
        ...call,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"base64":"AP8=","name":"a"}',
      },
    ],
    [
      "the caller's content type wins",
      { method: "POST", path: "/", headers: { "Content-Type": "text/csv" }, body: "a,b" },
      { ...call, method: "POST", headers: { "content-type": "text/csv" }, body: "a,b" },
    ],
  ])("%s", (_, event, expected) => {
    expect(read(event)).toEqual(expected);
  });
});

describe("a bad event is refused with 400, naming the field", () => {
  test.each<[unknown, string]>([
    ["GET /", 'event: expected an object, got "GET /"'],
    [[], "event: expected an object, got []"],
    [{ Path: "/" }, "Path: expected no such field, only method, path, query, headers, body"],
    [{ method: "get" }, 'method: expected one of GET, HEAD, OPTIONS, PUT, DELETE, POST, PATCH, got "get"'],
    [{ method: 1 }, "method: expected one of GET, HEAD, OPTIONS, PUT, DELETE, POST, PATCH, got 1"],
    [{ method: null }, "method: expected one of GET, HEAD, OPTIONS, PUT, DELETE, POST, PATCH, got null"],
    [
      { method: "post", path: "/", body: "x" },
      'method: expected one of GET, HEAD, OPTIONS, PUT, DELETE, POST, PATCH, got "post"',
    ],
    [{ path: "orders" }, 'path: expected a path that begins with /, got "orders"'],
    [{ path: 1 }, "path: expected a path that begins with /, got 1"],
    [
      { path: "/a?b=1" },
      'path: expected no ? and no # (a query has its own field; %3F and %23 are the characters), got "/a?b=1"',
    ],
    [{ path: "/100%" }, 'path: expected two hex digits after each % (%25 is the character), got "/100%"'],
    [{ path: "/a//b" }, 'path: expected no empty, . or .. segment, got "/a//b"'],
    [{ path: "//" }, 'path: expected no empty, . or .. segment, got "//"'],
    [{ path: "/a/.." }, 'path: expected no empty, . or .. segment, got "/a/.."'],
    [{ path: "/%2E./a" }, 'path: expected no empty, . or .. segment, got "/%2E./a"'],
    [{ path: "/\ud800" }, 'path: expected well-formed Unicode, got "/\\ud800"'],
    [{ query: "a=1" }, 'query: expected names with values, got "a=1"'],
    [{ query: { a: null } }, "query.a: expected text, a number, a boolean or a list of them, got null"],
    [{ query: { a: ["x", {}] } }, "query.a: expected text, a number, a boolean or a list of them, got {}"],
    [{ query: { "": "x" } }, 'query: expected a name, got ""'],
    [
      { query: { "X-Amz-Signature": "x" } },
      "query.X-Amz-Signature: expected a name of the API's own, got one that is reserved",
    ],
    [{ headers: ["a"] }, 'headers: expected names with values, got ["a"]'],
    [
      { headers: { "a b": "c" } },
      "headers.a b: expected a header name of letters, digits and !#$%&'*+-.^_`|~",
    ],
    [{ headers: { Host: "evil" } }, "headers.Host: expected no such header, the client sets it itself"],
    [
      { headers: { Authorization: "x" } },
      "headers.Authorization: expected no such header, the client sets it itself",
    ],
    [{ headers: { a: "1", A: "2" } }, "headers.A: expected one value, got the name twice"],
    [{ headers: { a: "secret\r\nb: 1" } }, "headers.a: expected a value of printable ASCII characters"],
    [{ headers: { a: 1 } }, "headers.a: expected a value of printable ASCII characters"],
    [{ method: "POST", body: 5 }, "body: expected text, an object, a list or { base64 }, got 5"],
    [{ method: "POST", body: null }, "body: expected text, an object, a list or { base64 }, got null"],
    [{ method: "POST", body: "\udc00" }, "body: expected well-formed Unicode"],
    [
      { method: "POST", body: { base64: "A-_=" } },
      'body.base64: expected base64 text with its padding, got "A-_="',
    ],
    [
      { method: "POST", body: { base64: "AP8" } },
      'body.base64: expected base64 text with its padding, got "AP8"',
    ],
    [{ path: "/", body: "x" }, "body: expected none with GET"],
    [{ method: "HEAD", body: "x" }, "body: expected none with HEAD"],
    [
      { path: "a", headers: { host: "b" } },
      'path: expected a path that begins with /, got "a"; headers.host: expected no such header, the client sets it itself',
    ],
  ])("%j", (event, message) => {
    expect(() => read(event)).toThrow(
      expect.objectContaining({ reason: "bad-event", statusCode: 400, message }),
    );
  });

  test("a body that is too large", () => {
    expect(() => read({ method: "POST", body: "x".repeat(MAX_PAYLOAD_BYTES + 1) })).toThrow(
      expect.objectContaining({
        reason: "bad-event",
        statusCode: 400,
        message: "body: expected at most 10485760 bytes, got 10485761",
      }),
    );
  });

  test("a name that would change the prototype of a query or of headers", () => {
    expect(() => read(JSON.parse('{ "query": { "__proto__": "a" } }'))).toThrow("query.__proto__: expected");
    expect(() => read(JSON.parse('{ "headers": { "__proto__": "a" } }'))).toThrow(
      "headers.__proto__: expected",
    );
  });

  test("a long value is quoted in part", () => {
    expect(() => read({ method: "x".repeat(100) })).toThrow(`got "${"x".repeat(56)}...`);
  });
});
