import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import { shell } from "../../../support/pasted";
import type { Gateway } from "../../gateway/gateway";
import { portOf } from "../../gateway/network/names";
import type { CallerPlace } from "../../gateway/private-names/caller-place";
import type { Account } from "../../support/accounts/accounts";
import type { Caller } from "./caller";
import { readKey } from "./read-key";

/** A client instance, by the outputs of its stack. */
export interface ClientInstance {
  readonly instanceId: string;
  /** The command line to paste. */
  readonly curl: string;
  readonly roleArn: string;
}

/** The end of a command's URL: a stage stands in front of the path, unless a domain has the API. */
const BEHIND_STAGE = /'(https:\/\/[^/]+\/[^/]+)\/[^']*'/;
const BEHIND_DOMAIN = /'(https:\/\/[^/]+)\/[^']*'/;

/** A person on a client instance, who pastes the commands of the stack's outputs, adapted to other routes. */
export async function instanceCaller(
  gateway: Gateway,
  account: Account,
  { instanceId, curl, roleArn }: ClientInstance,
): Promise<Caller> {
  const place = await placeOf(account, instanceId);
  const [, host = ""] = /'https:\/\/([^/]+)\//.exec(curl) ?? [];
  const port = portOf({ ...gateway.names(place.vpcId), ...(await gateway.privateNames(place)) }, host);
  if (port === undefined) throw new Error(`in ${place.vpcId} nobody knows the name ${host}`);
  const [, secretArn] = /--secret-id '([^']+)'/.exec(curl) ?? [];
  // The AWS CLI prints the secret's text.
  const awsAnswer =
    secretArn === undefined
      ? ""
      : await readKey(account, secretArn, await gateway.sessions.begin(roleArn, instanceId));
  const { paste, remove } = shell({ port, certificate: gateway.trusted.join(""), awsAnswer });
  return {
    call: async ({ method, path }) => {
      const before = gateway.requestLog.count;
      const command = curl
        .replace(/\bcurl /, method === "GET" ? "curl " : `curl --request ${method} `)
        .replace(secretArn === undefined ? BEHIND_STAGE : BEHIND_DOMAIN, `'$1${path}'`);
      const { output } = await paste(command);
      // A balancer on the way may look first whether the API is there.
      const request = gateway.requestLog.after(before).at(-1);
      if (request === undefined) throw new Error(`nobody came to the API: ${command}\n${output}`);
      return { status: request.status, body: output };
    },
    stop: async () => remove(),
  };
}

async function placeOf({ ec2, id: account }: Account, instanceId: string): Promise<CallerPlace> {
  const found = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] }));
  const { VpcId: vpcId, SubnetId, SecurityGroups = [] } = found.Reservations?.[0]?.Instances?.[0] ?? {};
  if (vpcId === undefined) throw new Error(`the instance ${instanceId} is in no VPC`);
  return {
    account,
    vpcId,
    subnetIds: SubnetId === undefined ? [] : [SubnetId],
    groupIds: SecurityGroups.flatMap(({ GroupId }) => GroupId ?? []),
  };
}
