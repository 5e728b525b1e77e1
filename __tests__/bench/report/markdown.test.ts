import { figure, markdownTable } from "../../../bench/report/markdown";

test("a table is aligned in its Markdown source", () => {
  const table = markdownTable(
    ["what", "measured"],
    [
      ["a zip", "11.4 KB"],
      ["synth", "1 s"],
    ],
  );
  expect(table.split("\n")).toEqual([
    "| what  | measured |",
    "| ----- | -------: |",
    "| a zip |  11.4 KB |",
    "| synth |      1 s |",
  ]);
});

test.each([
  [0.123, "0.12"],
  [1.005, "1.00"],
  [12.34, "12.3"],
  [1234.5, "1235"],
  [-45.67, "-45.7"],
])("%d is printed as %s", (value, text) => {
  expect(figure(value)).toBe(text);
});
