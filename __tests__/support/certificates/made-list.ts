import { sign } from "node:crypto";
import { bits, der, octets, oid } from "../../live/gateway/network/der";
import { ecdsaWithSha256, type Made, madePem, serialNumber, time } from "./made-certificate";
import { madeName } from "./made-name";

export interface WantedList {
  /** The serial numbers, in hexadecimal of whole bytes. */
  readonly serials?: readonly string[];
  /** @default 2120-01-01T00:00:00Z */
  readonly nextUpdate?: string | false;
  /** Extensions of the list, by object identifier. */
  readonly extensions?: Readonly<Record<string, Buffer>>;
}

/** Makes a revocation list of a CA. @see https://www.rfc-editor.org/rfc/rfc5280#section-5.1 */
export function madeList(
  issuer: Pick<Made, "name" | "privateKey">,
  { serials = [], nextUpdate = "2120-01-01T00:00:00Z", extensions = {} }: WantedList = {},
): { readonly der: Buffer; readonly pem: string } {
  const revokedAt = time("2024-01-01T00:00:00Z");
  const entries = serials.map((serial) => sequence(serialNumber(serial), revokedAt));
  const all = Object.entries(extensions).map(([id, value]) => sequence(oid(id), octets(value)));
  const toBeSigned = sequence(
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    madeName(issuer.name),
    time("2024-01-02T00:00:00Z"),
    ...(nextUpdate === false ? [] : [time(nextUpdate)]),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    ...(all.length > 0 ? [der(0xa0, sequence(...all))] : []),
  );
  const signature = sign("sha256", toBeSigned, issuer.privateKey);
  const whole = sequence(toBeSigned, ecdsaWithSha256, bits(signature));
  return { der: whole, pem: madePem("X509 CRL", whole) };
}

/** A SEQUENCE of any length. */
function sequence(...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 0x10000) return der(0x30, body);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([
    Buffer.from([0x30, 0x84 - (length[0] === 0 ? 1 : 0)]),
    length.subarray(length[0] === 0 ? 1 : 0),
    body,
  ]);
}
