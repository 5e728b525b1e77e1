import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import { shell } from "../../../support/pasted";
import type { Gateway } from "../../gateway/gateway";
import { portOf } from "../../gateway/network/names";
import type { Account } from "../../support/accounts/accounts";
import type { Caller } from "./caller";

/** A person on a client instance, who pastes the commands of the stack's outputs, adapted to other routes. */
export async function instanceCaller(
  gateway: Gateway,
  { ec2 }: Account,
  instanceId: string,
  curl: string,
): Promise<Caller> {
  const found = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
  const vpcId = found.Reservations?.[0]?.Instances?.[0]?.VpcId;
  if (vpcId === undefined) throw new Error(`the instance ${instanceId} is in no VPC`);
  const [, host = ""] = /'https:\/\/([^/]+)\//.exec(curl) ?? [];
  const port = portOf(gateway.names(vpcId), host);
  if (port === undefined) throw new Error(`in ${vpcId} nobody knows the name ${host}`);
  const { paste, remove } = shell({ port, certificate: gateway.certificate.cert, awsAnswer: "" });
  return {
    call: async ({ method, path }) => {
      const before = gateway.requestLog.count;
      const command = curl
        .replace(/^curl/, method === "GET" ? "curl" : `curl --request ${method}`)
        .replace(/'(https:\/\/[^/]+\/[^/]+)\/.*'$/, `'$1${path}'`);
      const { output } = await paste(command);
      const [request] = gateway.requestLog.after(before);
      if (request === undefined) throw new Error(`nobody came to the API: ${command}\n${output}`);
      return { status: request.status, body: output };
    },
    stop: async () => remove(),
  };
}
