import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundled, bundledInto, SERVICES, type Started, started } from "./support/bundled";
import { accepts, raw } from "./support/raw";
import { call } from "./support/running";

const folder = mkdtempSync(join(tmpdir(), "services-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(["todo", "names"])("the entry of %s", (name) => {
  test("is bundled into one file without a trace of where it was built", async () => {
    const { files } = await bundled(name);
    expect(files).toHaveLength(1);
    expect(files[0]?.text).not.toContain(SERVICES);
    expect(files[0]?.text).not.toMatch(/sourceMappingURL|node_modules|examples\/services/);
  });

  test("needs nothing of Crosslink, and of packages only DynamoDB's client", async () => {
    const { inputs } = await bundled(name);
    const outside = inputs.filter((input) => !/^(http|todo|names)\//.test(input));
    expect(outside.filter((input) => !input.includes("/node_modules/"))).toEqual([]);
    expect(outside.some((input) => input.includes("@aws-sdk/client-dynamodb/"))).toBe(name === "todo");
  });
});

describe("the process of todo", () => {
  const env = { STORE: "memory", PORT: "0", HOST: "127.0.0.1" };
  let file: string;
  let service: Started | undefined;
  beforeAll(async () => {
    file = await bundledInto(folder, "todo");
  });
  afterEach(() => service?.process.kill("SIGKILL"));

  test.each(["SIGTERM", "SIGINT"] as const)(
    "stops on %s: refuses new connections, answers what is under way, exits with 0",
    async (signal) => {
      service = started(file, env);
      const port = Number((await service.logged("The service listens")).port);
      const slow = await raw(port);
      slow.say(
        "POST /todo HTTP/1.1\r\nhost: x\r\nx-crosslink-subject: me\r\ncontent-type: application/json\r\n",
      );
      slow.say('content-length: 16\r\n\r\n{"title":');
      expect(await call(port, "GET /healthz")).toMatchObject({ status: 200 });
      service.process.kill(signal);
      await service.logged("The service stops");
      expect(await accepts(port)).toBe(false);
      slow.say('"milk"}');
      expect(await slow.rest()).toMatch(/^HTTP\/1.1 201 .*connection: close.*"title":"milk"/s);
      expect(await service.exited).toBe(0);
      expect(service.lines.at(-1)).toMatchObject({
        method: "POST",
        path: "/todo",
        status: 201,
        subject: "me",
      });
    },
  );

  test("logs lines of JSON, each with its time", async () => {
    service = started(file, env);
    const port = Number((await service.logged("The service listens")).port);
    await call(port, "GET /todo", { as: "me" });
    service.process.kill("SIGTERM");
    await service.exited;
    expect(service.lines.map(({ time }) => new Date(String(time)).toISOString() === time)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("says in its log what is missing, and exits with 1", async () => {
    service = started(file, {});
    const { failure } = await service.logged("The service crashed");
    expect(failure).toContain("TABLE_NAME: expected the name of a table, got nothing");
    expect(failure).toContain("AWS_REGION: expected a region like eu-west-1, got nothing");
    expect(await service.exited).toBe(1);
  });
});
