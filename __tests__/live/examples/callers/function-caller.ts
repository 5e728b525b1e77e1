import { clientAnswer } from "../../gateway/functions/client-answer";
import { type FunctionOverrides, PATIENT } from "../../gateway/functions/lambda-service";
import type { Gateway } from "../../gateway/gateway";
import type { Caller } from "./caller";

/** The function of a client, started from its deployed zip. */
export async function functionCaller(
  { lambda }: Gateway,
  account: string,
  name: string,
  overrides?: FunctionOverrides,
): Promise<Caller> {
  const process = await lambda.start(account, name, { ...PATIENT, ...overrides });
  return {
    call: async (call) => {
      const { statusCode, body } = await clientAnswer(process, call);
      return { status: statusCode, body };
    },
    stop: () => process.stop(),
  };
}
