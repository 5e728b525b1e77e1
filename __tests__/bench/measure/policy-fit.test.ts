import { fits, largest, policyFit } from "../../../bench/measure/policy-fit";
import { BOTH, manyConsumers } from "../../../bench/measure/shapes";

test.each([0, 1, 2, 3, 7, 8, 9, 99, 100])("the largest count that fits is found: %d", (limit) => {
  expect(largest(100, (count) => count <= limit)).toBe(limit);
});

test("no count beyond the limit is tried", () => {
  const asked: number[] = [];
  largest(10, (count) => asked.push(count) > 0);
  expect(Math.max(...asked)).toBe(10);
});

describe.each([[["direct"]], [["assume-role"]], [BOTH]] as const)("consumers with %s", (auths) => {
  const { consumers, charactersEach, charactersFixed } = policyFit(auths, 8192);

  it("fit as many as the check of sizes accepts, and not one more", () => {
    expect(fits(manyConsumers(consumers, consumers, auths))).toBe(true);
    expect(fits(manyConsumers(consumers + 1, consumers + 1, auths))).toBe(false);
  });

  it("fit as many as their characters say", () => {
    expect(consumers).toBe(Math.floor((8192 - charactersFixed) / charactersEach));
  });
});

test("a raised quota takes more of them", () => {
  expect(policyFit(BOTH, 16_384).consumers).toBeGreaterThan(policyFit(BOTH, 8192).consumers);
});
