import { authorizerName } from "../../../../model/aws/names";
import { certificateProvider } from "../entrance/authorizer";
import { byProvider, logGroupArn, on } from "../needed";
import type { Reading } from "../reading";
import { jsonFields, recentEvents } from "./recent-events";

/** A decision of the authorizer that knows consumers by their certificates. */
export interface Decision {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `granted`, `unknown-subject`, `other-serial`, `other-issuer`; what it lacked, if it answered 401. */
  readonly reason: string;
  /** The consumer whose subject it is; absent if it is nobody's. */
  readonly consumer?: string;
  readonly subject?: string;
  readonly serial?: string;
  /** API Gateway's id of the request. */
  readonly requestId?: string;
}

export const decisionsReading: Reading<readonly Decision[]> = {
  what: "the log of the API's authorizer",
  key: byProvider,
  needs: (call) => {
    const provider = certificateProvider(call);
    if (provider === undefined) return [];
    return on(provider, logGroupArn(provider, logGroupOf(provider.name)), "logs:FilterLogEvents");
  },
  read: async (call, { aws, ...since }) => {
    const provider = certificateProvider(call);
    if (provider === undefined) return [];
    const events = await recentEvents(aws(provider).client("logs"), logGroupOf(provider.name), since);
    return events.flatMap(({ at, message }) => decision(at, message));
  },
};

function logGroupOf(provider: string): string {
  return `/aws/lambda/${authorizerName(provider)}`;
}

/** With Lambda's JSON format the function's own entry may be the `message` of another. */
function decision(at: number, text: string): readonly Decision[] {
  const outer = jsonFields(text);
  const inner = typeof outer?.message === "string" ? jsonFields(outer.message) : outer?.message;
  const fields = [outer, inner as Readonly<Record<string, unknown>> | undefined].find(
    (one) => one !== undefined && "verdict" in one && "reason" in one,
  );
  if (fields === undefined) return [];
  const said = (name: string) => (typeof fields[name] === "string" ? (fields[name] as string) : undefined);
  return [
    {
      at,
      reason: said("reason") ?? "",
      consumer: said("consumer"),
      subject: said("subject"),
      serial: said("serial"),
      requestId: said("requestId"),
    },
  ];
}
