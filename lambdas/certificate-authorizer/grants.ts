import type { RouteGrant } from "../authorization/answer";
import { isRecord } from "../client/event/problem";
import { distinguishedName } from "../subjects/distinguished-name";
import { serialNumber } from "../subjects/serial-number";

/** The certificates that are a consumer's, and the calls that it may make. */
export interface CertificateGrant extends RouteGrant {
  /** The subjects of its certificates, as RFC 2253 writes them. */
  readonly subjects: readonly string[];
  /** The serial numbers of its certificates, in hexadecimal. Absent = any certificate of these subjects. */
  readonly serials?: readonly string[];
  /** The CAs that issue its certificates. Absent = any CA of the trust store. */
  readonly issuers?: readonly string[];
}

/** A consumer, with the names and numbers of its grant in the form in which they are compared. */
export interface Holder {
  readonly consumer: string;
  readonly grant: RouteGrant;
  readonly serials?: ReadonlySet<string>;
  readonly issuers?: ReadonlySet<string>;
}

/** The consumers of an API by the canonical subjects of their certificates. */
export type Holders = ReadonlyMap<string, Holder>;

/**
 * Finds consumers by subject.
 * @throws Error naming a consumer with a name or a number that cannot be read, or the subject of two consumers
 */
export function holdersOf(grants: Readonly<Record<string, CertificateGrant>>): Holders {
  const holders = new Map<string, Holder>();
  for (const [consumer, { subjects, serials, issuers, allow, deny }] of Object.entries(grants)) {
    const holder: Holder = {
      consumer,
      grant: { allow, deny },
      ...(serials && { serials: new Set(serials.map((serial) => numberOf(serial, consumer))) }),
      ...(issuers && { issuers: new Set(issuers.map((issuer) => nameOf(issuer, consumer))) }),
    };
    for (const subject of subjects.map((one) => nameOf(one, consumer))) {
      const other = holders.get(subject);
      if (other !== undefined && other.consumer !== consumer)
        throw new Error(`grants: expected ${subject} once, got it of ${other.consumer} and of ${consumer}`);
      holders.set(subject, holder);
    }
  }
  return holders;
}

function nameOf(text: string, consumer: string): string {
  const reading = distinguishedName(text);
  if ("canonical" in reading) return reading.canonical;
  throw new Error(`grants of ${consumer}: ${text}: ${reading.problem.message}`);
}

function numberOf(text: string, consumer: string): string {
  const serial = serialNumber(text);
  if (serial !== undefined) return serial;
  throw new Error(`grants of ${consumer}: expected a serial number in hexadecimal, got ${text}`);
}

/** Reads the file that is bundled with the authorizer. @throws Error naming every consumer whose grant is malformed */
export function readHolders(text: string): Holders {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) throw new Error("grants.json: expected grants by consumer");
  const wrong = Object.keys(parsed).filter((name) => !isGrant(parsed[name]));
  if (wrong.length > 0)
    throw new Error(
      `grants.json: expected { subjects, serials?, issuers?, allow, deny } of ${wrong.join(", ")}`,
    );
  return holdersOf(parsed as Record<string, CertificateGrant>);
}

function isGrant(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { subjects, serials, issuers, allow, deny } = value;
  return [subjects, serials ?? [], issuers ?? [], allow, deny].every(isTexts);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
