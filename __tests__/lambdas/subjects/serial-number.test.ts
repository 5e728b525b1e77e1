import { serialNumber } from "../../../lambdas/subjects/serial-number";

test.each<[string, string | undefined]>([
  ["03A5B1", "3A5B1"],
  ["3a5b1", "3A5B1"],
  ["03:a5:B1", "3A5B1"],
  ["0", "0"],
  ["00", "0"],
  ["00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "F".repeat(40)],
  ["1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", undefined],
  ["", undefined],
  ["03A5B1, 03A5B1", undefined],
  ["03:A5:B", undefined],
  ["03:A5:B1:", undefined],
  ["0x03A5B1", undefined],
  ["-03A5B1", undefined],
  ["03A5B1\n", undefined],
  [" 03A5B1", undefined],
  ["03G5B1", undefined],
])("%j: %s", (text, serial) => {
  expect(serialNumber(text)).toBe(serial);
});
