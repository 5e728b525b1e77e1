import { median } from "../../../bench/measure/median";

test.each([
  ["one value is its own", [3], 3],
  ["of an odd number it is the one in the middle", [5, 1, 3], 3],
  ["of an even number it is the mean of the two in the middle", [10, 1, 3, 4], 3.5],
  ["numbers are compared as numbers", [10, 9, 100], 10],
])("%s", (_, values, middle) => {
  expect(median(values)).toBe(middle);
});

test("the median of no values is NaN", () => {
  expect(median([])).toBeNaN();
});
