import { FARGATE_SIZES } from "../../../src/model/gateway/fargate-sizes";

/** CPU units with the least and the most memory in gigabytes, and the number of sizes, by AWS's page. */
test.each([
  [256, 0.5, 2, 3],
  [512, 1, 4, 4],
  [1024, 2, 8, 7],
  [2048, 4, 16, 13],
  [4096, 8, 30, 23],
  [8192, 16, 60, 12],
  [16_384, 32, 120, 12],
])("%d CPU units go with %d to %d GB, in %d sizes", (cpu, least, most, count) => {
  const sizes = FARGATE_SIZES.get(cpu) ?? [];
  expect([sizes[0], sizes.at(-1), sizes.length]).toEqual([least * 1024, most * 1024, count]);
});

test("there are no other CPU units", () => {
  expect(FARGATE_SIZES.size).toBe(7);
});
