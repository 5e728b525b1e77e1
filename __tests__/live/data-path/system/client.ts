import type { CallEvent } from "../../../../lambdas/client/event/event";
import type { Answer } from "../../../../lambdas/client/response/respond";
import { clientAnswer } from "../../gateway/functions/client-answer";
import { type FunctionOverrides, PATIENT } from "../../gateway/functions/lambda-service";
import type { FunctionProcess } from "../../gateway/functions/process/function-process";
import { CONSUMER, clientName, SECOND } from "./deployment";
import type { DataPath } from "./system";

type Consumer = "consumer" | "second";
type Client = "direct" | "assumed";

/** Starts the function of a client, from its deployed zip, with all the time that it may need. */
export function startClient(
  { gateway }: DataPath,
  consumer: Consumer,
  client: Client,
  { environment, ...overrides }: FunctionOverrides = {},
): Promise<FunctionProcess> {
  const account = consumer === "consumer" ? CONSUMER : SECOND;
  return gateway.lambda.start(account, clientName(consumer, client), {
    ...PATIENT,
    ...overrides,
    environment: { ...PATIENT.environment, ...environment },
  });
}

/** The answer of a client that was just started to one event. */
export async function callOnce(
  system: DataPath,
  consumer: Consumer,
  client: Client,
  event: CallEvent = {},
  overrides?: FunctionOverrides,
): Promise<Answer> {
  const process = await startClient(system, consumer, client, overrides);
  const answer = await clientAnswer(process, event);
  await process.stop();
  return answer;
}
