import { nameIn } from "../../../lambdas/authorizer/decide";
import { makeKey } from "../../../lambdas/rotation/make-key";

const ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

test("a key is its holder's name and 43 random letters and digits, never the same", () => {
  const keys = Array.from({ length: 500 }, () => makeKey("orders-eu"));
  expect(keys.every((key) => nameIn(key) === "orders-eu")).toBe(true);
  expect(new Set(keys).size).toBe(500);
});

test("every character is one of 62, and each is picked as often as its number", () => {
  const asked: number[] = [];
  let next = 0;
  const key = makeKey("a", (below) => {
    asked.push(below);
    next += 1;
    return (next - 1) % below;
  });
  expect(key).toBe(`a.${ALL.slice(0, 43)}`);
  expect(asked).toEqual(Array.from({ length: 43 }, () => 62));
  expect(makeKey("a", () => 61)).toBe(`a.${"9".repeat(43)}`);
});

test("all characters occur alike, as far as chance lets one see", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 2000; i += 1)
    for (const character of makeKey("a").slice(2)) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = (2000 * 43) / 62;
  const squares = [...ALL].map((character) => ((counts.get(character) ?? 0) - expected) ** 2 / expected);
  // Chi squared with 61 degrees of freedom is above 150 once in a billion runs.
  expect(squares.reduce((sum, one) => sum + one)).toBeLessThan(150);
});
