import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ACCESS = resolve(__dirname, "../../../src/access");
const FOLDER = join(ACCESS, "gateway");

/** The folder that knows deployments: it says what the file says, and nothing of the stacks. */
const TRANSLATORS = /^expectations\/expected-[a-z]+\.ts$/;

const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

test("the proof of gateways reads JSON, evaluates policies, and knows nothing of what stacks are made from", () => {
  const outside = files.flatMap((file) => {
    const text = readFileSync(join(FOLDER, file), "utf8");
    return [...text.matchAll(/\b(?:from|import\(|require\() ?"([^"]+)"/g)]
      .map(([, target = ""]) => relative(ACCESS, resolve(FOLDER, dirname(file), target)))
      .filter((target) => !/^(?:gateway|network|evaluation)\//.test(target))
      .filter((target) => !TRANSLATORS.test(file) || !target.startsWith("../model/"))
      .map((target) => `${file}: ${target}`);
  });
  expect(files.length).toBeGreaterThan(60);
  // Names of AWS's partitions are in ARNs, whoever writes them.
  expect(outside.filter((line) => !line.endsWith(": ../model/aws/partition"))).toEqual([]);
});
