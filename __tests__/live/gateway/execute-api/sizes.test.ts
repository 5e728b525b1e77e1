import { aRequest } from "../waf/a-request";
import { headersTooLarge, requestTooLarge } from "./refusal";
import { refusedForSize } from "./sizes";

/** A request whose line and headers have so many bytes. */
function requestOf(bytes: number) {
  const left = (note: string) => aRequest({ headers: { "x-note": note } });
  const used = (request: ReturnType<typeof left>) =>
    "GET /prod/ HTTP/1.1".length +
    request.headers.reduce((sum, [name, value]) => sum + name.length + 2 + value.length, 0);
  return left("x".repeat(bytes - used(left("x")) + 1));
}

test("request line and headers have at most 10,240 bytes together", () => {
  expect(refusedForSize(requestOf(10_240))).toBeUndefined();
  expect(refusedForSize(requestOf(10_241))).toBe(headersTooLarge);
});

test("a payload has at most 10 MB", () => {
  const body = Buffer.alloc(10 * 1024 * 1024);
  expect(refusedForSize({ ...aRequest(), body })).toBeUndefined();
  expect(refusedForSize({ ...aRequest(), body: Buffer.concat([body, body.subarray(0, 1)]) })).toBe(
    requestTooLarge,
  );
});
