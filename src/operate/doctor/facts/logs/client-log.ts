import { clientFunctionName, type ExaminedCall } from "../../examined-call";
import { byClient, logGroupArn, on } from "../needed";
import type { Reading } from "../reading";
import { jsonFields, recentEvents } from "./recent-events";

/** An entry that a client's function wrote about a call. */
export interface ClientEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The API's status, or that of the failure. */
  readonly status: number;
  /** Why there was no answer: `assume-role`, `connection`, `timeout`; absent if there was one. */
  readonly reason?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Of the call; absent if its event had none. */
  readonly method?: string;
  readonly path?: string;
}

export const clientLogReading: Reading<readonly ClientEntry[]> = {
  what: "the log of the client's function",
  key: byClient,
  needs: (call) => {
    const group = clientLogGroup(call);
    return group === undefined
      ? []
      : on(call.consumer, logGroupArn(call.consumer, group), "logs:FilterLogEvents");
  },
  read: async (call, { aws, ...since }) => {
    const group = clientLogGroup(call);
    if (group === undefined) return [];
    const events = await recentEvents(aws(call.consumer).client("logs"), group, since);
    return events.flatMap(({ at, message }) => clientEntry(at, message));
  },
};

function clientLogGroup(call: ExaminedCall): string | undefined {
  const name = clientFunctionName(call);
  return name === undefined ? undefined : `/aws/lambda/${name}`;
}

/** With Lambda's JSON format the function's own entry may be the `message` of another. */
function clientEntry(at: number, text: string): readonly ClientEntry[] {
  const outer = jsonFields(text);
  const inner = typeof outer?.message === "string" ? jsonFields(outer.message) : outer?.message;
  const entry = isEntry(outer) ? outer : isEntry(inner) ? inner : undefined;
  if (entry === undefined) return [];
  const { status, reason, message, requestId, method, path } = entry;
  return [
    {
      at,
      status,
      reason: textOf(reason),
      message: textOf(message),
      requestId: textOf(requestId),
      method: textOf(method),
      path: textOf(path),
    },
  ];
}

function isEntry(value: unknown): value is Readonly<Record<string, unknown>> & { readonly status: number } {
  return typeof value === "object" && value !== null && "status" in value && typeof value.status === "number";
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
