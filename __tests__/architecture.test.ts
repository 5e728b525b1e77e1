import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");

/** Which layers each layer may import from: itself and these, in one direction only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  config: ["model"],
  policies: ["model"],
  openapi: ["model"],
  access: ["model", "policies"],
  bundle: ["model"],
  constructs: ["model", "policies", "access", "bundle"],
  stacks: ["model", "policies", "openapi", "access", "bundle", "constructs"],
  cli: ["model", "config", "access", "bundle", "stacks"],
};

/** Packages that a layer may use beside Node's own. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  model: /^$/,
  config: /^(yaml|zod|fastest-levenshtein|ajv|ajv-draft-04|@readme\/openapi-schemas)$/,
  policies: /^$/,
  openapi: /^$/,
  access: /^$/,
  bundle: /^(esbuild|fflate)(\/package\.json)?$/,
  constructs: /^(cdktf|constructs|@cdktf\/provider-aws\/lib\/.+)$/,
  stacks: /^(cdktf|constructs|@cdktf\/provider-aws\/lib\/.+)$/,
  cli: /^$/,
};

interface Import {
  readonly from: string;
  readonly what: string;
  readonly isType: boolean;
}

function importsIn(folder: string): readonly Import[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, folder, file), "utf8");
      const found = text.matchAll(/(?:^(import|export) (type )?[^;]*? from|\bimport\() ?"([^"]+)"/gms);
      return [...found].map(([, , type, what = ""]) => ({
        from: join(folder, file),
        what,
        isType: type !== undefined,
      }));
    });
}

/** `src/model` of `../model/arn` in a file of `src/policies`; undefined for a package. */
function target({ from, what }: Import): string | undefined {
  return what.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(from), what)) : undefined;
}

describe.each(Object.keys(MAY_IMPORT))("src/%s", (layer) => {
  const imports = importsIn(join("src", layer));

  it("imports from the layers below it only, and of a function no more than its environment's type", () => {
    const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])].map((one) => `src/${one}/`);
    const wrong = imports.filter((one) => {
      const path = target(one);
      if (path === undefined || allowed.some((prefix) => path.startsWith(prefix))) return false;
      return !(layer === "constructs" || layer === "stacks") || !path.startsWith("lambdas/") || !one.isType;
    });
    expect(wrong).toEqual([]);
  });

  it("uses no other packages than its own", () => {
    const packages = imports.map(({ what }) => what).filter((what) => !/^(\.|node:)/.test(what));
    expect(packages.filter((name) => !PACKAGES[layer]?.test(name))).toEqual([]);
  });
});

test("every folder of src is a layer", () => {
  const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test("a function imports nothing from src", () => {
  const imports = importsIn("lambdas");
  expect(imports.length).toBeGreaterThan(10);
  expect(imports.filter((one) => target(one)?.startsWith("src/"))).toEqual([]);
});

test("policies and their evaluation use no module that could reach out", () => {
  const reaching = [...importsIn("src/model"), ...importsIn("src/policies"), ...importsIn("src/access")];
  expect(reaching.filter(({ what }) => what.startsWith("node:"))).toEqual([]);
});
