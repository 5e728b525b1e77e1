/**
 * An address as digits that tell its family and then each bit: `4:1100...`, of IPv6 `6:0010...`. A block of
 * addresses is what they have in common at the beginning; undefined where the text is no address.
 */
export function addressBits(text: string): string | undefined {
  const v4 = bytesOf(text);
  if (v4) return `4:${v4.map((byte) => bits(byte, 8)).join("")}`;
  const v6 = groupsOf(text);
  return v6 && `6:${v6.map((group) => bits(group, 16)).join("")}`;
}

/**
 * The digits that all addresses of a block begin with; an address without a prefix is a block of its own.
 * Undefined where the text is no block.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
export function blockBits(text: string): string | undefined {
  const [address = "", prefix, ...rest] = text.split("/");
  const all = addressBits(address);
  if (all === undefined || rest.length > 0) return undefined;
  if (prefix === undefined) return all;
  const length = FAMILY + Number(prefix);
  return /^\d{1,3}$/.test(prefix) && length <= all.length ? all.slice(0, length) : undefined;
}

/** Characters in front of the bits. */
const FAMILY = 2;

/** The address of some bits, as it is written. */
export function addressOf(all: string): string {
  const isV4 = all.startsWith("4");
  const parts = all.slice(FAMILY).match(isV4 ? /.{8}/g : /.{16}/g) ?? [];
  return parts.map((part) => Number.parseInt(part, 2).toString(isV4 ? 10 : 16)).join(isV4 ? "." : ":");
}

/** The number of digits of an address of the same family. */
export function fullLength(some: string): number {
  return FAMILY + (some.startsWith("4") ? 32 : 128);
}

function bytesOf(text: string): readonly number[] | undefined {
  const parts = text.split(".");
  const areBytes = parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  return parts.length === 4 && areBytes ? parts.map(Number) : undefined;
}

/** The eight groups of an IPv6 address, in which `::` stands for as many zeros as are missing. */
function groupsOf(text: string): readonly number[] | undefined {
  const [before = "", after, ...rest] = text.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const left = groups(before);
  const right = groups(after ?? "");
  const missing = 8 - left.length - right.length;
  const fits = after === undefined ? missing === 0 : missing >= 1;
  const all = [...left, ...Array<string>(Math.max(missing, 0)).fill("0"), ...right];
  if (rest.length > 0 || !fits || !all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.map((group) => Number.parseInt(group, 16));
}

function bits(value: number, length: number): string {
  return value.toString(2).padStart(length, "0");
}
