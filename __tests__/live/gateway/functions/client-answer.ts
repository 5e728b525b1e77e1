import type { CallEvent } from "../../../../lambdas/client/event/event";
import type { Answer } from "../../../../lambdas/client/response/respond";
import type { FunctionProcess } from "./process/function-process";

/**
 * A client's answer to an event.
 * @throws Error where its function fails or does not end in time
 */
export async function clientAnswer(process: FunctionProcess, event: CallEvent = {}): Promise<Answer> {
  const outcome = await process.call(event);
  if ("result" in outcome) return outcome.result as Answer;
  throw new Error(`the client did not answer: ${JSON.stringify(outcome)}\n${process.output}`);
}
