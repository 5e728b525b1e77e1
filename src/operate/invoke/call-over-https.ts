import { explainRefusal } from "../../../lambdas/api-key/explain-refusal";
import { version } from "../../../package.json";
import { explained, firstLine } from "./call-function";
import type { CalledRoute } from "./called-route";
import type { Called } from "./outcome";
import { seenIdentity } from "./seen-identity";

/** API Gateway answers after 30 seconds at most. */
const TIMEOUT_MS = 35_000;

/** Sends a request: the platform's own, or a test's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Calls an API on the internet as its callers do. The firewall's rules for everybody ask for a User-Agent. */
export async function callOverHttps(
  fetch: Fetch,
  url: string,
  { method, path }: CalledRoute,
  headers: Readonly<Record<string, string>>,
): Promise<Called> {
  try {
    const response = await fetch(`${url.replace(/\/$/, "")}${path}`, {
      method,
      headers: { "user-agent": `crosslink/${version}`, ...headers },
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    const seen = { status: response.status, identity: seenIdentity(body) };
    if (response.status < 400) return { result: "success", ...seen };
    return { result: "failed", ...seen, reason: refusal(response, body, { method, path }) };
  } catch (error) {
    const { message, cause } = error as Error;
    const what = cause instanceof Error && cause.message !== "" ? cause.message : message;
    return {
      result: "failed",
      reason: `expected an answer of ${url}, got none (${what}); check the network`,
    };
  }
}

function refusal({ status, headers }: Response, body: string, route: CalledRoute): string | undefined {
  const answer = { status, headers: Object.fromEntries(headers), body: Buffer.from(body), attempts: 1 };
  // A gateway for tokens says in this header what is wrong with one.
  const challenge = headers.get("www-authenticate");
  if (challenge?.startsWith("Bearer")) return `the token was refused: ${challenge}`;
  const explanation = headers.has("x-amzn-errortype") ? explainRefusal(answer, route) : undefined;
  return explanation ? explained(explanation) : firstLine(body);
}
