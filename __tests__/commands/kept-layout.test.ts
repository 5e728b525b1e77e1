import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptLayout } from "../../src/commands/report/kept-layout";

describe("a layout", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-layouts-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const asked: string[] = [];
  const lay = keptLayout(folder, async (dot) => {
    asked.push(dot);
    return `laid out: ${dot}`;
  });

  it("is made once for each picture", async () => {
    for (const dot of ["a", "b", "a", "b", "a"]) expect(await lay(dot)).toBe(`laid out: ${dot}`);
    expect(asked).toEqual(["a", "b"]);
    expect(readdirSync(folder).filter((name) => !name.endsWith(".json"))).toEqual([]);
  });

  it("is made where it cannot be kept", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const elsewhere = keptLayout(join(file, "below"), async (dot) => dot);
    expect(await elsewhere("a")).toBe("a");
  });
});
