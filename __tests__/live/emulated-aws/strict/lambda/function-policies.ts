import {
  GetPolicyCommand,
  type LambdaClient,
  RemovePermissionCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { restRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { permittedFunction } from "./function-call";

const shownBy = "__tests__/live/emulated-aws/strict/lambda/functions.test.ts";

export const functionPolicySize: ManagementRule = {
  name: "a function's policy has at most 20,480 bytes",
  because: "moto adds permissions without end, so that one for each route of a large API would pass",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  shownBy,
  intercept: async (passing, forward) => {
    const FunctionName = permittedFunction(passing);
    if (FunctionName === undefined) return forward(passing);
    const answer = await forward(passing);
    if (answer.status >= 300) return answer;
    const lambda = serviceClients(requesterOf(passing), forward).lambda();
    const size = Buffer.byteLength(await policyOf(lambda, FunctionName));
    if (size <= MOST_BYTES) return answer;
    const { StatementId } = statementIn(passing.body);
    await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }));
    const message = `The final policy size (${size}) is bigger than the limit (${MOST_BYTES}).`;
    return restRefusal(400, "PolicyLengthExceededException", message);
  },
};

const MOST_BYTES = 20_480;

export const uniqueStatementIds: ManagementRule = {
  name: "no two statements of a function's policy have the same id",
  because: "moto adds the second one, and removes either when it is asked to remove the other",
  source: "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
  shownBy,
  intercept: async (passing, forward) => {
    const FunctionName = permittedFunction(passing);
    if (FunctionName === undefined) return forward(passing);
    const lambda = serviceClients(requesterOf(passing), forward).lambda();
    const { Statement } = JSON.parse(await policyOf(lambda, FunctionName)) as {
      Statement: { Sid: string }[];
    };
    const { StatementId } = statementIn(passing.body);
    if (!Statement.some(({ Sid }) => Sid === StatementId)) return forward(passing);
    const message = `The statement id (${StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`;
    return restRefusal(409, "ResourceConflictException", message);
  },
};

/** A function without a policy, or none at all, has one that is empty. */
async function policyOf(lambda: LambdaClient, FunctionName: string): Promise<string> {
  try {
    const { Policy = EMPTY } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    return Policy;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return EMPTY;
    throw error;
  }
}

const EMPTY = '{"Statement":[]}';

function statementIn(body: Buffer): { readonly StatementId: string } {
  return JSON.parse(body.toString()) as { readonly StatementId: string };
}
