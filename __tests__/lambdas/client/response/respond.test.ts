import { CallError } from "../../../../lambdas/client/call-error";
import { failed, passOn, withinLimit } from "../../../../lambdas/client/response/respond";

const pass = (bytes: Buffer, headers = {}) => passOn({ status: 200, headers, body: bytes });

describe("an answer is passed on unchanged", () => {
  test.each([
    ["status 204 without a body", 204, ""],
    ["a backend's own 500", 500, "no"],
    ["a redirect", 302, ""],
  ])("%s", (_, status, body) => {
    expect(passOn({ status, headers: { location: "/x" }, body: Buffer.from(body) })).toEqual({
      statusCode: status,
      headers: { location: "/x" },
      body,
      isBase64Encoded: false,
    });
  });

  test.each([
    ["text", Buffer.from("Citroën 🚗"), "Citroën 🚗", false],
    ["text with a byte order mark", Buffer.from("\ufeffa"), "\ufeffa", false],
    ["bytes that are no UTF-8", Buffer.from([0x89, 0x50, 0xff]), "iVD/", true],
    ["the beginning of a character", Buffer.from([0xc3]), "ww==", true],
  ])("%s", (_, bytes, body, isBase64Encoded) => {
    expect(pass(bytes)).toMatchObject({ body, isBase64Encoded });
  });

  test("with its headers, but for those of the connection", () => {
    const headers = {
      "content-type": "text/plain",
      "x-amzn-requestid": "1",
      connection: "keep-alive",
      "keep-alive": "timeout=5",
      "transfer-encoding": "chunked",
      "set-cookie": ["a=1", "b=2"],
    };
    expect(pass(Buffer.alloc(0), headers)).toMatchObject({ cookies: ["a=1", "b=2"] });
    expect(pass(Buffer.alloc(0), headers).headers).toEqual({
      "content-type": "text/plain",
      "x-amzn-requestid": "1",
    });
  });
});

test("an answer that Lambda cannot give back is an error that says so", () => {
  const most = 6 * 1024 * 1024;
  expect(() => withinLimit(pass(Buffer.alloc(most - 200, "x")))).not.toThrow();
  expect(() => withinLimit(pass(Buffer.alloc(most, "x")))).toThrow(
    expect.objectContaining({ reason: "too-large", statusCode: 502 }),
  );
  expect(() => withinLimit(pass(Buffer.alloc(most / 5)))).toThrow(
    "as JSON, Lambda gives back at most 6291456",
  );
});

test("a failure is answered with its status, its reason and what to check", () => {
  const answer = failed(new CallError("connection", "lost", 502, "the way"));
  const error = { reason: "connection", message: "lost", check: "the way" };
  expect(answer).toMatchObject({ statusCode: 502, isBase64Encoded: false, error });
  expect(JSON.parse(answer.body)).toEqual(error);
});
