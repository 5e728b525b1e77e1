import { clientAnswer } from "../../gateway/functions/client-answer";
import { type Otherwise, PATIENT } from "../../gateway/functions/lambda-service";
import type { Gateway } from "../../gateway/gateway";
import type { Caller } from "./caller";

/** The function of a client, started from its deployed zip. */
export async function functionCaller(
  { lambda }: Gateway,
  account: string,
  name: string,
  otherwise?: Otherwise,
): Promise<Caller> {
  const process = await lambda.start(account, name, { ...PATIENT, ...otherwise });
  return {
    call: async (call) => {
      const { statusCode, body } = await clientAnswer(process, call);
      return { status: statusCode, body };
    },
    stop: () => process.stop(),
  };
}
