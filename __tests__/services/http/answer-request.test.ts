import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { answerRequest } from "../../../examples/services/http/answer-request";
import type { Handler } from "../../../examples/services/http/handler";
import { HttpError } from "../../../examples/services/http/http-error";

const incoming = () =>
  Object.assign(Readable.from([]), { method: "GET", url: "/", headers: {} }) as unknown as IncomingMessage;

const SLOW = { answer: { status: 503, body: { message: "The answer took too long" } } };

test.each<[string, Handler]>([
  ["never ends", () => new Promise(() => {})],
  [
    "gives up when it is told to",
    ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("given up")))),
  ],
])("a handler that %s is answered for with 503", async (_, handler) => {
  expect(await answerRequest({ "GET /": handler }, incoming(), { requestId: "r-1" }, 50)).toMatchObject(SLOW);
});

test("a handler that ends in time is not", async () => {
  const handler: Handler = async () => ({ status: 200, body: {} });
  expect(await answerRequest({ "GET /": handler }, incoming(), { requestId: "r-1" }, 50)).toEqual({
    answer: { status: 200, body: {} },
  });
});

test("a handler that throws at once leaves nothing behind that would end the process later", async () => {
  const handler: Handler = () => {
    throw new HttpError(418, "I am a teapot");
  };
  expect(await answerRequest({ "GET /": handler }, incoming(), { requestId: "r-1" }, 20)).toMatchObject({
    answer: { status: 418 },
  });
  // Jest fails a test in which a rejection is left unhandled.
  await new Promise((resolve) => setTimeout(resolve, 60));
});
