import { routeKey } from "../../model/routes/route";
import { type Call, clientName } from "./call";
import type { Diagnosis, Finding, Unread } from "./examine";

/** A diagnosis for people: each cause begins with a line of its own. */
export function diagnosisText({ findings, unread, calls, looks }: Diagnosis): string {
  // A part that was not looked at may be ill.
  const word = unread.length === 0 ? "healthy" : "nothing found in what could be read";
  const nothing = `${word}: ${count(calls, "call")}, ${count(looks, "look")} for causes found none`;
  const blocks = findings.length === 0 ? [nothing] : findings.map(findingText);
  return [...blocks, ...unread.map(unreadText)].join("\n\n");
}

function findingText({ cause, refuses, evidence, mend, calls }: Finding): string {
  return [
    `${cause.id}: ${cause.name}${refuses ? "" : " (refuses no call by itself)"}`,
    line("calls", callsText(calls)),
    ...evidence.flatMap(({ live, intended }) => [line("live", live), line("intended", intended)]),
    line("mend", mend),
  ].join("\n");
}

function unreadText({ reason, causes }: Unread): string {
  const { what, account, permissions, message } = reason;
  const place = account === "" ? what : `${what} in ${account}`;
  const why = permissions.length > 0 ? `needs ${permissions.join(", ")}` : message;
  return [`not looked at: ${place}`, line("why", why), line("causes", causes.join(", "))].join("\n");
}

/** `consumer/direct GET /, GET /slow; consumer/assumed GET /`. */
function callsText(calls: readonly Call[]): string {
  const routes = new Map<string, string[]>();
  for (const call of calls)
    routes.set(clientName(call), [...(routes.get(clientName(call)) ?? []), routeKey(call.route)]);
  return [...routes].map(([client, keys]) => `${client} ${[...new Set(keys)].join(", ")}`).join("; ");
}

const line = (label: string, text: string) => `  ${label.padEnd(9)} ${text}`;

function count(of: number, what: string): string {
  return `${of} ${what}${of === 1 ? "" : "s"}`;
}
