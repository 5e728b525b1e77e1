import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { Forward, PassingRequest } from "../proxy";
import type { Requester } from "./requester";
import { serviceClients } from "./service-clients";

/** Somebody whom the emulator takes for one of an account. */
export type Insider = Omit<Requester, "service">;

/** @param arn of anything in the account */
export async function insider(arn: string, region: string, forward: Forward): Promise<Insider> {
  const [, partition, , , account] = arn.split(":");
  const { sts } = serviceClients({ accessKeyId: "observer", region }, forward);
  const RoleArn = `arn:${partition}:iam::${account}:role/observer`;
  const { Credentials } = await sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "observer" }));
  return { accessKeyId: Credentials?.AccessKeyId ?? "", sessionToken: Credentials?.SessionToken, region };
}

/** A request as if somebody else had sent it. */
export function sentBy({ accessKeyId, sessionToken }: Insider, passing: PassingRequest): PassingRequest {
  const { authorization } = passing.headers;
  const headers = {
    ...passing.headers,
    authorization: authorization?.replace(/Credential=[^/]+\//, `Credential=${accessKeyId}/`),
    "x-amz-security-token": sessionToken,
  };
  return { ...passing, headers };
}
