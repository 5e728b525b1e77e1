import { readFileSync } from "node:fs";
import { join } from "node:path";
import { proveAccess } from "../src/access/prove";
import { parseDeployment } from "../src/config/parse-deployment";

const README = readFileSync(join(__dirname, "../README.md"), "utf8");
const LISTINGS = [...README.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

const parse = (text: string) => parseDeployment(text, "README.md", () => true);

test("the smallest deployment of the README is valid, and is proven", () => {
  const [smallest = ""] = LISTINGS;
  expect(proveAccess(parse(smallest), "README.md").calls).toHaveLength(2);
});

test("the listing of every key is valid, and is proven", () => {
  const [, every = ""] = LISTINGS;
  expect(proveAccess(parse(every), "README.md").calls.length).toBeGreaterThan(2);
});

test("every file that the README links to exists", () => {
  const files = [...README.matchAll(/\]\(([^)#]+)\)/g)].map(([, file = ""]) => file);
  const local = files.filter((file) => !file.startsWith("http"));
  expect(local.length).toBeGreaterThan(10);
  for (const file of local) expect(() => readFileSync(join(__dirname, "..", file))).not.toThrow(/ENOENT/);
});

test("every npm script that the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...README.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, script = ""]) => script);
  expect(named.length).toBeGreaterThan(4);
  for (const script of named) expect(Object.keys(scripts)).toContain(script);
});
