import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const FOLDER = resolve(__dirname, "../../../src/access/network");

/** The files that know deployments: they say what the file says, and nothing of the stacks. */
const TRANSLATORS = ["deployment-expectations.ts", "mutual-tls/expected-entrances.ts"];

const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

test("the proof reads JSON and nothing else: it imports no module from outside its folder", () => {
  const outside = files.flatMap((file) => {
    const text = readFileSync(join(FOLDER, file), "utf8");
    return [...text.matchAll(/\b(?:from|import\(|require\() ?"([^"]+)"/g)]
      .map(([, target = ""]) =>
        target.startsWith(".") ? relative(FOLDER, resolve(FOLDER, dirname(file), target)) : target,
      )
      .filter((target) => !files.includes(`${target}.ts`))
      .map((target) => `${file}: ${target}`);
  });
  expect(files.length).toBeGreaterThan(30);
  const isTranslated = (line: string) => TRANSLATORS.some((file) => line.startsWith(`${file}: ../../model/`));
  expect(outside.filter((line) => !isTranslated(line))).toEqual([]);
});
