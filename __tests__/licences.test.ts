import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");

/** The IAM implementation that tests compare with; its licence is the AGPL. */
const COMPARED_WITH = "@cloud-copilot/iam-simulate";

/** Licences that allow a project with such a package to keep its own licence, MIT. */
const PERMISSIVE = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "Public Domain",
];

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

function json<T>(file: string): T {
  return JSON.parse(readFileSync(join(ROOT, file), "utf8"));
}

/** All code that runs for users or in their accounts. */
function shippedFiles(): readonly string[] {
  const inFolders = ["src", "lambdas", "bench"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  return [join(ROOT, "main.ts"), ...inFolders];
}

test("the AGPL package that tests compare with is a development dependency, of one exact version", () => {
  const { dependencies, devDependencies } = json<Manifest>("package.json");
  expect(devDependencies[COMPARED_WITH]).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Object.keys(dependencies).filter((name) => name.startsWith("@cloud-copilot/"))).toEqual([]);
});

test("no shipped code refers to a package of its authors", () => {
  const files = shippedFiles();
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => readFileSync(file, "utf8").includes("@cloud-copilot/"))).toEqual([]);
});

test("every package that users install has a licence compatible with MIT", () => {
  const { packages } = json<{ packages: Readonly<Record<string, LockedPackage>> }>("package-lock.json");
  const installed = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional,
  );
  expect(installed.length).toBeGreaterThan(20);
  expect(installed.filter(([, { license = "" }]) => !PERMISSIVE.includes(license))).toEqual([]);
});
