import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Name, readNames } from "../../../examples/services/names/names";
import { nameRoutes } from "../../../examples/services/names/routes";
import { type Running, running } from "../support/running";

const FILE = resolve(__dirname, "../../../examples/services/names/names.json");

describe("the service", () => {
  const names = readNames(FILE);
  let service: Running;
  beforeAll(async () => {
    service = await running(nameRoutes(names));
  });
  afterAll(() => service.server.close());

  test("lists every name once, page by page, without anybody's identity", async () => {
    const pages: { items: Name[]; next?: string }[] = [];
    do {
      const next = pages.at(-1)?.next;
      const { status, body } = await service.call(`GET /?limit=5${next ? `&next=${next}` : ""}`);
      expect(status).toBe(200);
      pages.push(body as { items: Name[] });
    } while (pages.at(-1)?.next);
    expect(pages.map(({ items }) => items.length)).toEqual([5, 5, 2]);
    expect(pages.flatMap(({ items }) => items)).toEqual(names);
  });

  test("a last page that is full has no next one", async () => {
    expect((await service.call(`GET /?limit=${names.length}`)).body).toEqual({ items: names });
  });

  test("answers one by its id, and 404 for an unknown one", async () => {
    expect((await service.call("GET /grace")).body).toEqual({ id: "grace", name: "Grace Hopper" });
    expect(await service.call("GET /nobody")).toMatchObject({ status: 404 });
    expect(await service.call("GET /__proto__")).toMatchObject({ status: 404 });
  });

  test("is read only", async () => {
    for (const route of ["POST /", "DELETE /grace", "PUT /grace"]) {
      const { status, headers } = await service.call(route);
      expect([status, headers.get("allow")]).toEqual([405, "GET"]);
    }
  });
});

describe("a file of names", () => {
  const folder = mkdtempSync(join(tmpdir(), "names-"));
  const file = join(folder, "names.json");
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is sorted by id", () => {
    writeFileSync(file, '[{"id":"b","name":"B"},{"id":"a","name":"A"}]');
    expect(readNames(file).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test.each(["{}", "[1]", '[{"id":"a"}]', '[{"id":"A/b","name":"x"}]', "[null]"])("%s is refused", (text) => {
    writeFileSync(file, text);
    expect(() => readNames(file)).toThrow(`${file}: expected a list of names`);
  });
});
