import { randomUUID } from "node:crypto";
import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  type EC2Client,
  ModifyNetworkInterfaceAttributeCommand,
  type NetworkInterface,
} from "@aws-sdk/client-ec2";
import { type FunctionConfiguration, type LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";

/** The beginning of the description of an interface for functions. */
export const DESCRIPTION = "AWS Lambda VPC ENI";

/** A subnet with a set of security groups: functions that have both in common share a network interface. */
interface Place {
  readonly subnetId: string;
  readonly groupIds: readonly string[];
}

/**
 * The network interfaces that Lambda keeps for the functions of an account.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis
 */
export class NetworkInterfaces {
  constructor(
    private readonly ec2: EC2Client,
    private readonly lambda: LambdaClient,
  ) {}

  /** Makes one for every subnet of a function and its groups, unless it is there. @returns their ids */
  async provide(functionName: string): Promise<readonly string[]> {
    const functions = await this.#functions();
    const own = functions.find((one) => one.FunctionName === functionName);
    const ids: string[] = [];
    for (const place of own ? placesOf(own) : [])
      ids.push(await this.#provide(functionName, place, functions));
    return ids;
  }

  /** The ones at places of no function any more. */
  async lingering(): Promise<readonly NetworkInterface[]> {
    const functions = await this.#functions();
    return (await this.#all()).filter((one) => !isUsed(one, functions));
  }

  async release({ NetworkInterfaceId }: NetworkInterface): Promise<void> {
    await this.ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
  }

  async #provide(name: string, place: Place, functions: readonly FunctionConfiguration[]): Promise<string> {
    const there = (await this.#all()).filter(({ SubnetId }) => SubnetId === place.subnetId);
    const shared = there.find((one) => isAt(one, place));
    if (shared?.NetworkInterfaceId) return shared.NetworkInterfaceId;
    const Groups = [...place.groupIds];
    const followed = there.find((one) => isMadeFor(one, name) && !isUsed(one, functions))?.NetworkInterfaceId;
    if (followed !== undefined) {
      const change = { NetworkInterfaceId: followed, Groups };
      await this.ec2.send(new ModifyNetworkInterfaceAttributeCommand(change));
      return followed;
    }
    const { NetworkInterface: made } = await this.ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId: place.subnetId,
        Groups,
        Description: `${DESCRIPTION}-${name}-${randomUUID()}`,
      }),
    );
    return made?.NetworkInterfaceId ?? "";
  }

  async #functions(): Promise<readonly FunctionConfiguration[]> {
    return (await this.lambda.send(new ListFunctionsCommand({}))).Functions ?? [];
  }

  async #all(): Promise<readonly NetworkInterface[]> {
    const { NetworkInterfaces = [] } = await this.ec2.send(new DescribeNetworkInterfacesCommand({}));
    return NetworkInterfaces.filter(isLambdas);
  }
}

/** Tells the interfaces that Lambda made from all others. */
export function isLambdas({ Description = "" }: NetworkInterface): boolean {
  return Description.startsWith(DESCRIPTION);
}

function isMadeFor({ Description = "" }: NetworkInterface, functionName: string): boolean {
  return Description.slice(`${DESCRIPTION}-`.length, -UUID_LENGTH - 1) === functionName;
}

const UUID_LENGTH = 36;

function isUsed(one: NetworkInterface, functions: readonly FunctionConfiguration[]): boolean {
  return functions.some((each) => placesOf(each).some((place) => isAt(one, place)));
}

function isAt({ SubnetId, Groups = [] }: NetworkInterface, { subnetId, groupIds }: Place): boolean {
  const own = Groups.map(({ GroupId }) => GroupId).toSorted();
  return SubnetId === subnetId && own.join() === groupIds.toSorted().join();
}

function placesOf({ VpcConfig }: FunctionConfiguration): readonly Place[] {
  const groupIds = VpcConfig?.SecurityGroupIds ?? [];
  return (VpcConfig?.SubnetIds ?? []).map((subnetId) => ({ subnetId, groupIds }));
}
