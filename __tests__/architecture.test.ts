import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");
const CDKTF = /^(cdktf|constructs|@cdktf\/provider-aws\/lib\/.+)$/;

/** The layers, each with exactly the layers that it imports from. `stacks` and `access` are siblings. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  certificates: [],
  config: ["certificates", "model"],
  policies: ["model"],
  openapi: ["model"],
  bundle: ["model"],
  access: ["model", "policies"],
  terraform: ["model", "policies"],
  constructs: ["bundle", "model", "policies", "terraform"],
  stacks: ["bundle", "constructs", "model", "openapi", "policies", "terraform"],
  report: ["access", "config", "model", "stacks"],
  operate: ["access", "model", "policies", "terraform"],
  commands: ["access", "bundle", "config", "model", "operate", "report", "stacks"],
};

/** Packages that a layer may use, apart from Node's own. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  config: /^(yaml|zod|fastest-levenshtein|ajv|ajv-draft-04|@readme\/openapi-schemas)$/,
  bundle: /^(esbuild|fflate)(\/package\.json)?$/,
  terraform: CDKTF,
  constructs: CDKTF,
  stacks: CDKTF,
  operate: /^@aws-sdk\/client-[a-z0-9-]+$/,
  report: /^@hpcc-js\/wasm-graphviz$/,
  commands: /^(commander|tsx\/package\.json)$/,
};

/**
 * The modules with which authorizers decide about a key or a certificate, and read the latter from a call's headers, with the packages that they need: the proof runs
 * these very functions.
 */
const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  "lambdas/authorizer/decide": ["node:crypto"],
  "lambdas/certificate-authorizer/decide": [],
  "lambdas/certificate-authorizer/presented-certificate": ["node:crypto"],
};

/** The folder of what a name in a certificate is, which the authorizer of certificates and the checks of a file share. */
const SUBJECTS = "lambdas/subjects/";

/** The modules by which client functions explain refusals, and a command does for calls of its own. */
const EXPLANATIONS: readonly string[] = [
  "lambdas/api-key/explain-refusal",
  "lambdas/client/response/denials",
  "lambdas/keys/key-header",
];

/** The modules of functions that a layer may import: where they are made their environments' types, in the proof a decision. */
const FROM_FUNCTIONS: Readonly<Record<string, (one: Target) => boolean>> = {
  certificates: ({ path }) => path.startsWith(SUBJECTS),
  constructs: ({ isType }) => isType,
  // The words of AWS's refusals, which clients explain as well, and the form in which names in certificates are compared.
  operate: ({ isType, path }) =>
    isType ||
    EXPLANATIONS.includes(path) ||
    path === "lambdas/client/response/denials" ||
    path === `${SUBJECTS}canonical-name`,
  access: ({ path }) => path in DECISIONS,
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

interface Target extends Import {
  readonly path: string;
}

/** `src/model` for `../model/arn` in a file of `src/policies`; undefined for a package. */
function target({ from, what }: Import): string | undefined {
  return what.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(from), what)) : undefined;
}

describe.each(Object.keys(ARROWS))("src/%s", (layer) => {
  const imports = importsIn(join("src", layer));
  const targets = imports.flatMap((one) => {
    const path = target(one);
    return path === undefined ? [] : [{ ...one, path }];
  });

  it("imports from exactly the listed layers", () => {
    const layers = targets.flatMap(({ path }) => /^src\/([^/]+)/.exec(path)?.[1] ?? []);
    expect([...new Set(layers)].filter((one) => one !== layer).sort()).toEqual(ARROWS[layer]);
  });

  it("imports of functions only what the layer needs of them", () => {
    const ofFunctions = targets.filter(({ path }) => path.startsWith("lambdas/"));
    expect(ofFunctions.filter((one) => !FROM_FUNCTIONS[layer]?.(one))).toEqual([]);
  });

  it("uses no other packages than its own", () => {
    const packages = imports.map(({ what }) => what).filter((what) => !/^(\.|node:)/.test(what));
    expect(packages.filter((name) => !PACKAGES[layer]?.test(name))).toEqual([]);
  });
});

test("every folder of src is a layer, and imports have no cycle", () => {
  const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(ARROWS).sort());
  const above = Object.entries(ARROWS).map(([layer, below], i, all) => {
    const known = all.slice(0, i).map(([name]) => name);
    return [layer, below.filter((one) => !known.includes(one))];
  });
  expect(above.filter(([, back]) => back?.length)).toEqual([]);
});

test("a function imports nothing from src", () => {
  const imports = importsIn("lambdas");
  expect(imports.length).toBeGreaterThan(10);
  expect(imports.filter((one) => target(one)?.startsWith("src/"))).toEqual([]);
});

test.each(Object.entries(DECISIONS))("%s reads no clock, file or network", (decision, needed) => {
  const all = importsIn("lambdas");
  const known = new Set<string>();
  const visit = (path: string): void => {
    if (known.has(path)) return;
    known.add(path);
    for (const one of all.filter(({ from, isType }) => from === `${path}.ts` && !isType))
      visit(target(one) ?? one.what);
  };
  visit(decision);
  expect([...known].filter((path) => !path.startsWith("lambdas/"))).toEqual(needed);
  const modules = [...known].filter((path) => path.startsWith("lambdas/"));
  expect(modules.length).toBeGreaterThan(2);
  const texts = modules.map((path) => readFileSync(join(ROOT, `${path}.ts`), "utf8")).join("");
  expect(texts).not.toMatch(/Date\.now|new Date\(\)|process\.env|fetch\(/);
});

test("policies and their evaluation use no module with access to files or the network", () => {
  const reaching = [...importsIn("src/model"), ...importsIn("src/policies"), ...importsIn("src/access")];
  expect(reaching.filter(({ what }) => what.startsWith("node:"))).toEqual([]);
});

test("what is read of certificates comes from the texts that are given, without a file, a clock or the network", () => {
  const nodes = importsIn("src/certificates").filter(({ what }) => what.startsWith("node:"));
  expect(new Set(nodes.map(({ what }) => what))).toEqual(new Set(["node:crypto"]));
  expect(importsIn(SUBJECTS).filter((one) => target(one) === undefined)).toEqual([]);
});

test("reports are made without reading or writing a file", () => {
  const nodes = importsIn("src/report").filter(({ what }) => what.startsWith("node:"));
  expect(new Set(nodes.map(({ what }) => what))).toEqual(new Set(["node:crypto"]));
});

test("a folder with more than fifteen modules has a second level", () => {
  const sizes = new Map<string, number>();
  for (const top of ["src", "lambdas", "bench", "__tests__"])
    for (const entry of readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && entry.name.endsWith(".ts"))
        sizes.set(entry.parentPath, (sizes.get(entry.parentPath) ?? 0) + 1);
  const full = [...sizes].filter(([, files]) => files > 15).map(([folder]) => relative(ROOT, folder));
  expect(full).toEqual([]);
});
