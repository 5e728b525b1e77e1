import { GetRolePolicyCommand } from "@aws-sdk/client-iam";
import type { Endpoint } from "../../../../src/access/evaluation/call";
import { decideCall } from "../../../../src/access/evaluation/decide";
import { reasonWords } from "../../../../src/access/evaluation/wording";
import type { PolicyDocument } from "../../../../src/policies/document";
import { REGION } from "../accounts/accounts";
import { liveApi } from "./live-api";
import { PROVIDER_ACCOUNT } from "./live-deployment";
import type { LiveSystem } from "./live-system";

/**
 * The verdict of the policies that AWS has on a call of `GET /`: the endpoint's policy, the resource policy that the
 * stage serves, the caller's own. In a sentence, `allowed` or why not.
 * @param endpoint absent = from outside any VPC
 */
export async function verdictOn(system: LiveSystem, role: string, endpoint?: Endpoint): Promise<string> {
  const { id, servedPolicy } = await liveApi(system);
  const verdict = decideCall({
    caller: { arn: role, account: accountIn(role), identityPolicy: await callPolicy(system, role) },
    endpoint,
    api: {
      name: "the API",
      id,
      account: PROVIDER_ACCOUNT,
      region: REGION,
      stage: "prod",
      auth: "iam",
      resourcePolicy: servedPolicy,
    },
    stage: "prod",
    method: "GET",
    path: "/",
  });
  return verdict.allowed ? "allowed" : reasonWords(verdict);
}

/** The role's own policy, which says what it may call. */
async function callPolicy({ account }: LiveSystem, role: string): Promise<PolicyDocument> {
  const RoleName = role.split("/").at(-1);
  const { PolicyDocument: encoded } = await account(accountIn(role)).iam.send(
    new GetRolePolicyCommand({ RoleName, PolicyName: "call" }),
  );
  return JSON.parse(decodeURIComponent(encoded ?? "")) as PolicyDocument;
}

function accountIn(arn: string): string {
  return arn.split(":")[4] ?? "";
}
