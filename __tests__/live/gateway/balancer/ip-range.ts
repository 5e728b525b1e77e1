/** True where an IPv4 range holds an address, or all of another range. */
export function holds(range: string, inner: string): boolean {
  const [first = "", bits = "32"] = range.split("/");
  const [innerFirst = "", innerBits = "32"] = inner.split("/");
  if (first === "" || Number(innerBits) < Number(bits)) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(first) / size) === Math.floor(numberOf(innerFirst) / size);
}

function numberOf(address: string): number {
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}
