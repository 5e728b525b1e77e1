import { raw } from "../support/raw";
import { running } from "../support/running";

test.each([
  ["headers", "PUT / HTTP/1.1\r\nhost: x\r\n"],
  ["body", "PUT / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{"],
])("a request whose %s take longer than ten seconds is given up", async (_, begun) => {
  const { server, port } = await running({ "PUT /": () => ({ status: 200, body: {} }) });
  const { say, rest } = await raw(port);
  say(begun);
  const started = Date.now();
  expect(await rest()).toMatch(/^HTTP\/1.1 408 /);
  expect(Date.now() - started).toBeGreaterThan(9_000);
  expect(Date.now() - started).toBeLessThan(30_000);
  server.close();
});
