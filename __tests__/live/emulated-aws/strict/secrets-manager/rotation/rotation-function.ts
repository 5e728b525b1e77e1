import { GetFunctionConfigurationCommand, GetPolicyCommand } from "@aws-sdk/client-lambda";
import type { ReadDocument } from "../../../../../../src/access/evaluation/policy/read-document";
import type { Forward, PassingRequest } from "../../../proxy";
import { insider } from "../../../requests/insider";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { decisionOn } from "../../access/denial";

const SERVICE = "secretsmanager.amazonaws.com";

/** The reason why Secrets Manager cannot rotate a secret with a function; undefined where it can. */
export async function functionProblem(
  passing: PassingRequest,
  forward: Forward,
  functionArn: string,
  secretArn: string,
): Promise<string | undefined> {
  const lambda = serviceClients(
    await insider(functionArn, requesterOf(passing).region, forward),
    forward,
  ).lambda();
  const ofFunction = { FunctionName: functionArn };
  const found = lambda.send(new GetFunctionConfigurationCommand(ofFunction));
  if ((await found.catch(() => undefined)) === undefined) return `Lambda function not found: ${functionArn}`;
  const { Policy } = await lambda.send(new GetPolicyCommand(ofFunction)).catch(() => ({ Policy: undefined }));
  const policy = Policy ? (JSON.parse(Policy) as ReadDocument) : { Statement: [] };
  const account = secretArn.split(":")[4] ?? "";
  const { effect } = decisionOn("resource-policy", policy, {
    caller: { account, arn: SERVICE, principalArn: SERVICE },
    action: "lambda:InvokeFunction",
    resource: functionArn,
    context: {
      "aws:PrincipalServiceName": SERVICE,
      "aws:SourceArn": secretArn,
      "aws:SourceAccount": account,
    },
  });
  return effect === "allow"
    ? undefined
    : `Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal ${SERVICE}.`;
}
