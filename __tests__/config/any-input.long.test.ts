import { parse } from "yaml";
import { parseDeployment } from "../../src/config/parse-deployment";
import { ConfigError } from "../../src/model/problem";
import { REGIONAL } from "./base";
import { parsedMutual } from "./mutual-tls-base";
import { EVERY_GATEWAY } from "./schema/every-gateway";
import { EVERY_KEY } from "./schema/every-key";
import { EVERY_KEYED } from "./schema/every-keyed";
import { EVERY_MUTUAL } from "./schema/every-mutual";

/** Tried in turn, one in each place: neighbours of a kind get them all. */
const FOREIGN = [7, [null], { a: 1 }];

/** The paths of all values below a value. */
function pathsOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [
    [key],
    ...pathsOf(below).map((path) => [key, ...path]),
  ]);
}

/** The whole with another value, or none, at a path. */
function withValue(whole: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(whole);
  const parent = path.slice(0, -1).reduce((node: unknown, key) => Reflect.get(Object(node), key), copy);
  const last = path.at(-1) ?? "";
  if (value === undefined) Reflect.deleteProperty(Object(parent), last);
  else Reflect.set(Object(parent), last, value);
  return copy;
}

const withAnyFile = (text: string) => parseDeployment(text, "/deployments/deployment.yaml", () => true);

function outcome(text: string, parsed: (text: string) => unknown): string {
  try {
    parsed(text);
    return "a deployment";
  } catch (error) {
    return error instanceof ConfigError && error.problems.every(({ line }) => line)
      ? "problems"
      : String(error);
  }
}

test.each([
  ["a file with every key", EVERY_KEY, withAnyFile],
  ["one with every key about keys of callers", EVERY_KEYED, withAnyFile],
  ["one with every key of gateways", EVERY_GATEWAY, withAnyFile],
  ["one with every key about certificates of callers", EVERY_MUTUAL, parsedMutual],
  ["one with regional APIs", REGIONAL, withAnyFile],
])(
  "any value in any place of %s gives a deployment or problems with a line, never another error",
  (_, file, parsed) => {
    const whole: unknown = parse(file);
    const texts = pathsOf(whole).flatMap((path, i) =>
      [undefined, FOREIGN[i % FOREIGN.length]].map((value) =>
        JSON.stringify(withValue(whole, path, value), undefined, 1),
      ),
    );
    const outcomes = new Set(texts.map((text) => outcome(text, parsed)));
    expect(outcomes).toEqual(new Set(["a deployment", "problems"]));
  },
);

test("any beginning of a file gives a deployment or problems with a line, never another error", () => {
  const texts = Array.from({ length: EVERY_KEY.length / 37 }, (_, i) => EVERY_KEY.slice(0, i * 37));
  expect(["a deployment", "problems"]).toEqual(
    expect.arrayContaining(texts.map((text) => outcome(text, withAnyFile))),
  );
});
