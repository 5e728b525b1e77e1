import type { CallEvent } from "../../../lambdas/client/event/event";
import type { Answer } from "../../../lambdas/client/response/respond";
import type { Aws } from "../aws/aws";
import type { CalledRoute } from "./called-route";
import type { Called } from "./outcome";
import { seenIdentity } from "./seen-identity";

/** A call that a client function is to make. */
export interface FunctionCall {
  readonly functionName: string;
  /** Absent = the function's default route. */
  readonly route?: CalledRoute;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Has a client function call its API. Its answer has the status of the API, and explains a refusal.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export async function callFunction(
  aws: Aws,
  { functionName, route, headers }: FunctionCall,
): Promise<Called> {
  const event: CallEvent = { ...route, ...(Object.keys(headers).length > 0 && { headers }) };
  try {
    const { FunctionError, Payload } = await aws
      .client("lambda")
      .invoke({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(event)) });
    const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || "null");
    return FunctionError === undefined ? called(answer as Answer) : crashed(functionName, answer);
  } catch (error) {
    if ((error as Error).name !== "ResourceNotFoundException") throw error;
    const reason = `expected the function ${functionName}, got none; deploy its consumer first`;
    return { result: "failed", reason };
  }
}

function called({ statusCode, body, error, explanation }: Answer): Called {
  if (error)
    return {
      result: "failed",
      reason: [error.message, error.check && `check ${error.check}`].filter(Boolean).join("; "),
    };
  const seen = { status: statusCode, identity: seenIdentity(body) };
  if (statusCode < 400) return { result: "success", ...seen };
  return { result: "failed", ...seen, reason: explanation ? explained(explanation) : firstLine(body) };
}

/** A function that failed itself: Lambda says how. */
function crashed(functionName: string, answer: unknown): Called {
  const { errorType, errorMessage } = answer as {
    readonly errorType?: string;
    readonly errorMessage?: string;
  };
  return { result: "failed", reason: `the function ${functionName} failed: ${errorType}: ${errorMessage}` };
}

/** `API resource policy: <meaning>`: the documents that probably refused come first. */
export function explained({ meaning, message, documents }: NonNullable<Answer["explanation"]>): string {
  const where = documents.length > 0 ? `${documents.join(", ")}: ` : "";
  return `${where}${meaning}${message === undefined ? "" : ` ("${message}")`}`;
}

/** The beginning of a body, as far as it fits on a line. */
export function firstLine(body: string): string | undefined {
  const line = body.replace(/\s+/g, " ").trim().slice(0, 200);
  return line === "" ? undefined : line;
}
