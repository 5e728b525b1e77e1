import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import type { Account } from "../../support/accounts/accounts";

/** The ids of the running instances of an account. */
export async function runningInstanceIds({ ec2 }: Account): Promise<readonly string[]> {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  return Reservations.flatMap(({ Instances = [] }) => Instances)
    .filter(({ State }) => State?.Name === "running")
    .map(({ InstanceId = "" }) => InstanceId);
}
