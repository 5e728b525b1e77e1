import { canonicalName } from "../../../../../lambdas/subjects/canonical-name";
import type { ExaminedCall } from "../../examined-call";
import type { ClientEntry } from "../../facts/logs/client-log";
import type { Connection } from "../../facts/logs/connection-log";

/** A handshake and the failure that the client logs of it are so many milliseconds apart at most. */
const APART_MS = 10_000;

/**
 * The refused connections of a call's client, the latest first: those since the consumer's certificate was last accepted. A
 * connection is known by the subject of its certificate. One without a subject that is a consumer's is the client's if its function
 * failed at the same time.
 */
export function refusedConnections(
  {
    connectionLog,
    clientLog,
  }: { readonly connectionLog: readonly Connection[]; readonly clientLog: readonly ClientEntry[] },
  call: ExaminedCall,
): readonly Connection[] {
  const own = (connection: Connection) => isOfConsumer(connection, call);
  const failedAt = clientLog.flatMap(({ at, reason }) =>
    reason === "certificate" || reason === "connection" ? at : [],
  );
  const isOfClient = (connection: Connection) =>
    !isOfAnybody(connection, call) && failedAt.some((at) => Math.abs(at - connection.at) <= APART_MS);
  const latest = connectionLog
    .filter((one) => own(one) || (one.failed !== undefined && isOfClient(one)))
    .toSorted((a, b) => b.at - a.at);
  const accepted = latest.findIndex(({ failed }) => failed === undefined);
  return accepted === -1 ? latest : latest.slice(0, accepted);
}

function isOfConsumer({ subject }: Connection, { grant }: ExaminedCall): boolean {
  return isAmong(subject, grant?.certificate?.subjects ?? []);
}

function isOfAnybody({ subject }: Connection, { provider }: ExaminedCall): boolean {
  return isAmong(subject, provider?.grants.flatMap(({ certificate }) => certificate?.subjects ?? []) ?? []);
}

function isAmong(subject: string | undefined, subjects: readonly string[]): boolean {
  if (subject === undefined) return false;
  const canonical = canonicalName(subject) ?? subject;
  return subjects.some((one) => (canonicalName(one) ?? one) === canonical);
}
