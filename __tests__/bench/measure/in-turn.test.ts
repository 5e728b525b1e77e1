import { compare, inTurn } from "../../../bench/measure/in-turn";

test("each measurement has its floor right after it", () => {
  const order: string[] = [];
  inTurn(
    2,
    () => order.push("measured"),
    () => order.push("floor"),
  );
  expect(order).toEqual(["measured", "floor", "measured", "floor"]);
});

test("a ratio is the median of the pairs' ratios, so a slow moment of the machine changes nothing", () => {
  const compared = compare([
    { measured: 2, floor: 1 },
    { measured: 20, floor: 10 },
    { measured: 6, floor: 4 },
  ]);
  expect(compared).toEqual({ measured: 6, floor: 4, ratio: 2, difference: 2, runs: 3 });
});
