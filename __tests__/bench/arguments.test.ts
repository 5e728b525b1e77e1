import { benchArguments } from "../../bench/arguments";

const SECTIONS = ["synthesis", "consumers", "check"];
const asked = (...args: readonly string[]) => benchArguments(args, SECTIONS);

test("without arguments everything but npm run check is measured, five times, or three if it takes long", () => {
  expect(asked()).toEqual({
    runs: { usual: 5, long: 3 },
    sections: ["synthesis", "consumers"],
    output: "markdown",
  });
});

test("--runs is for long figures too", () => {
  expect(asked("--runs", "7").runs).toEqual({ usual: 7, long: 7 });
});

test("--only names sections, and --check adds one", () => {
  expect(asked("--only", "consumers", "--check").sections).toEqual(["consumers", "check"]);
});

test.each([
  [["--json"], "json"],
  [["--write"], "document"],
] as const)("%s chooses the output", (args, output) => {
  expect(asked(...args).output).toBe(output);
});

test.each([
  ["a section that there is not", ["--only", "synthesis,nothing"]],
  ["no run", ["--runs", "0"]],
  ["half a run", ["--runs", "1.5"]],
  ["a flag that there is not", ["--fast"]],
  ["a part of the document", ["--write", "--only", "synthesis"]],
])("%s is refused with the usage", (_, args) => {
  expect(() => asked(...args)).toThrow("\n\nUsage: npm run bench --");
});
