import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { Session } from "../../gateway/signature/sessions";
import type { DataPath } from "./system";

const document = (statement: object) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Everything", Effect: "Allow", ...statement }],
  });

/** A caller with a role that its own account allows to call and assume anything. */
export async function intruder(
  { account, gateway }: Pick<DataPath, "account" | "gateway">,
  accountId: string,
  RoleName: string,
): Promise<Session> {
  const { iam } = account(accountId);
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: document({ Principal: "*", Action: "sts:AssumeRole" }),
    }),
  );
  const anything = document({ Action: ["execute-api:Invoke", "sts:AssumeRole"], Resource: "*" });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "all", PolicyDocument: anything }));
  return gateway.sessions.begin(Role?.Arn ?? "", "intruder");
}
