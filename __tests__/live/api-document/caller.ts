import { CreateVpcCommand, CreateVpcEndpointCommand } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { probe } from "../data-path/system/probe";
import { Gateway } from "../gateway/gateway";
import { REGION } from "../support/accounts/accounts";
import { CONSUMER_ACCOUNT, PROVIDER_ACCOUNT } from "../support/system/live-deployment";
import type { LiveSystem } from "../support/system/live-system";

/** A caller with the role of the consumer's client, behind an endpoint that lets everything through. */
export interface Caller {
  readonly endpointId: string;
  readonly call: (path: string) => Promise<{ readonly status: number; readonly body: string }>;
  readonly close: () => Promise<void>;
}

export async function callerOf(system: LiveSystem): Promise<Caller> {
  const { account } = system;
  const gateway = new Gateway(system, [PROVIDER_ACCOUNT, CONSUMER_ACCOUNT]);
  const endpointId = await openEndpoint(system);
  const roleArn = await clientRole(account(CONSUMER_ACCOUNT));
  const signer = await gateway.sessions.begin(roleArn, "by-hand");
  return {
    endpointId,
    call: async (path) => {
      const { apis } = await gateway.look();
      const host = `${apis[0]?.id}.execute-api.${REGION}.amazonaws.com`;
      const asked = { endpointId, host, method: "GET", path: `/prod${path}`, signer };
      const { statusCode, body } = await probe({ gateway }, asked);
      return { status: statusCode, body };
    },
    close: () => gateway.close(),
  };
}

async function openEndpoint({ account }: LiveSystem): Promise<string> {
  const { ec2 } = account(CONSUMER_ACCOUNT);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }));
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: Vpc?.VpcId,
      VpcEndpointType: "Interface",
      ServiceName: `com.amazonaws.${REGION}.execute-api`,
      PrivateDnsEnabled: false,
    }),
  );
  return VpcEndpoint?.VpcEndpointId ?? "";
}

/** The role of the client that the deployment declares, as the consumer's stack would make it. */
async function clientRole({ iam }: ReturnType<LiveSystem["account"]>): Promise<string> {
  const RoleName = "private-api-consumer-direct";
  const policy = (statement: object) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "Call", Effect: "Allow", ...statement }] });
  const trust = policy({ Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const invoke = policy({ Action: "execute-api:Invoke", Resource: "*" });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "call", PolicyDocument: invoke }));
  return Role?.Arn ?? "";
}
