import { drain } from "../../../examples/services/http/drain";
import { accepts, raw } from "../support/raw";
import { running } from "../support/running";

const soon = () => new Promise((resolve) => setTimeout(resolve, 100));

test("a server that drains refuses connections, and answers what is under way with a close", async () => {
  const { server, port } = await running({
    "PUT /": ({ body }) => ({ status: 200, body: { size: body.length } }),
  });
  const slow = await raw(port);
  slow.say("PUT / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{");
  const health = await raw(port);
  health.say("GET /healthz HTTP/1.1\r\nhost: x\r\n");
  await soon();
  const drained = drain(server);
  expect(await accepts(port)).toBe(false);
  health.say("\r\n");
  expect(await health.rest()).toMatch(/^HTTP\/1.1 503 .*connection: close.*"draining"/s);
  slow.say("}");
  expect(await slow.rest()).toMatch(/^HTTP\/1.1 200 .*connection: close.*"size":2/s);
  await drained;
});

test("idle connections are closed at once", async () => {
  const { server, port } = await running({});
  const idle = await raw(port);
  idle.say("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
  await soon();
  await drain(server);
  expect(await idle.rest()).toMatch(/^HTTP\/1.1 200 /);
});

test("what takes longer than the deadline is cut", async () => {
  const { server, port } = await running({ "GET /": () => new Promise(() => {}) });
  const endless = await raw(port);
  endless.say("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  await soon();
  const started = Date.now();
  await drain(server, 300);
  expect(await endless.rest()).toBe("");
  expect(Date.now() - started).toBeGreaterThanOrEqual(290);
});
