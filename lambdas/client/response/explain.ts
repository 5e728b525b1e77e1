import { isRecord } from "../event/problem";
import type { Route } from "../route";
import type { ApiAnswer } from "../send/exchange";
import { type Auth, type PolicyDocument, REFUSALS } from "./refusals";

/** What a 403 reveals. */
export interface Explanation {
  /** `x-amzn-errortype`; absent where API Gateway itself did not refuse. */
  readonly errorType?: string;
  /** The answer's message. */
  readonly message?: string;
  /** What it means, and what to check. */
  readonly meaning: string;
  /** Which documents probably refused, the likeliest first; empty where none of them did. */
  readonly documents: readonly PolicyDocument[];
}

/**
 * Explains a 403. API Gateway tells the kind of refusal in `x-amzn-errortype`, and more in the message;
 * without that header the request has passed all policies and the backend refused.
 * @param blockedBy the rule by which the firewall blocks such a request, as far as the request itself tells
 */
export function explain(answer: ApiAnswer, route: Route, auth: Auth, blockedBy?: string): Explanation {
  const errorType = typeOf(answer);
  const message = messageOf(answer);
  const refusal = REFUSALS.find(
    ({ type, says }) => type === errorType && (says === undefined || says.test(message ?? "")),
  );
  const known = refusal?.type === "ForbiddenException" ? blockedBy : undefined;
  const meaning = known ?? refusal?.meaning ?? (errorType === undefined ? BACKEND : UNKNOWN);
  return {
    errorType,
    message,
    meaning: meaning.replace("ROUTE", `${route.method} ${route.path}`),
    documents: refusal?.documents(auth) ?? [],
  };
}

const BACKEND = "the backend itself answered 403: the policies let the request through";
const UNKNOWN = "API Gateway refused for another reason than those of its policies; see its message";

function typeOf({ headers }: ApiAnswer): string | undefined {
  const type = headers["x-amzn-errortype"];
  return typeof type === "string" ? type.split(":")[0] : undefined;
}

/** `message` in API Gateway's own refusals, `Message` in those by a policy. */
function messageOf({ body }: ApiAnswer): string | undefined {
  const parsed = parse(body.toString());
  const message = isRecord(parsed) ? (parsed.message ?? parsed.Message) : undefined;
  return typeof message === "string" ? message : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
