import { isRecord } from "../event/problem";
import type { Route } from "../route";
import type { ApiAnswer } from "../send/exchange";
import { type Auth, type PolicyDocument, REFUSALS, type Refusal } from "./refusals";

/** The explanation of a refusal. */
export interface Explanation {
  /** The header `x-amzn-errortype`; absent if API Gateway itself did not refuse. */
  readonly errorType?: string;
  /** The answer's message. */
  readonly message?: string;
  /** The meaning of the refusal, and what to check. */
  readonly meaning: string;
  /** The documents that probably refused, the likeliest first; empty if none of them did. */
  readonly documents: readonly PolicyDocument[];
}

/**
 * Explains a 403. API Gateway names the kind of refusal in `x-amzn-errortype`, and the message says more.
 * Without that header, the request has passed all policies and the backend refused it.
 * @param blockedBy the firewall's rule that blocks such a request, as far as the request itself shows it
 */
export function explain(answer: ApiAnswer, route: Route, auth: Auth, blockedBy?: string): Explanation {
  return explainBy(REFUSALS, answer, route, auth, blockedBy);
}

/** Explains a refusal by those that a client of this kind can meet. */
export function explainBy<A>(
  refusals: readonly Refusal<A>[],
  answer: ApiAnswer,
  route: Route,
  auth: A,
  blockedBy?: string,
): Explanation {
  const errorType = typeOf(answer);
  const message = messageOf(answer);
  const refusal = refusals.find(
    ({ type, says }) => type === errorType && (says === undefined || says.test(message ?? "")),
  );
  const known = refusal?.type === "ForbiddenException" ? blockedBy : undefined;
  const meaning = known ?? refusal?.meaning ?? (errorType === undefined ? backend(answer) : UNKNOWN);
  return {
    errorType,
    message,
    meaning: meaning.replace("ROUTE", `${route.method} ${route.path}`),
    documents: refusal?.documents(auth) ?? [],
  };
}

const backend = ({ status }: ApiAnswer) =>
  `the backend itself answered ${status}: the policies let the request through`;
const UNKNOWN = "API Gateway refused for another reason than those of its policies; see its message";

function typeOf({ headers }: ApiAnswer): string | undefined {
  const type = headers["x-amzn-errortype"];
  return typeof type === "string" ? type.split(":")[0] : undefined;
}

/** The field is `message` in API Gateway's own refusals, and `Message` in refusals by a policy. */
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
