import { Parts } from "../../../../src/access/classes/text/parts";

test("numbers stay together as far as no set tells them apart", () => {
  const parts = new Parts(6);
  expect(parts.all()).toEqual([[0, 1, 2, 3, 4, 5]]);
  parts.split([1, 3, 4]);
  parts.split([3, 4, 5]);
  expect(parts.all()).toEqual([[0, 2], [1], [3, 4], [5]]);
});
