import { Pool } from "../../../../examples/pool";
import type { Answer, Forward, PassingRequest } from "../../../proxy";
import { listed, type QueryCall, queryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { ec2Refusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { managedInterfaces } from "../managed-interfaces";
import { ENDPOINT_INTERFACE, EndpointInterfaces, type Pins } from "./endpoint-interfaces";
import { addressProblem } from "./subnet-addresses";

const shownBy = "__tests__/live/emulated-aws/strict/ec2/endpoint-addresses/endpoint-addresses.test.ts";

/** Endpoints with the addresses that were chosen for them, as both descriptions show. */
export function endpointAddresses(): ManagementRule {
  // Terraform makes several endpoints at a time, in the same subnets.
  const turns = new Pool(["turn"]);
  return {
    name: "an endpoint takes an address of its own subnet, that is neither reserved nor taken",
    because:
      "moto passes over the addresses that are chosen for an endpoint and gives it others, of no subnet, so that any choice would pass, and every plan would choose anew",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SubnetConfiguration.html",
    shownBy,
    intercept: async (passing, forward) => {
      const call = queryCall(passing, "ec2");
      if (!/VpcEndpoints?$|^DescribeNetworkInterfaces$/.test(call?.action ?? "")) return forward(passing);
      const interfaces = new EndpointInterfaces(serviceClients(requesterOf(passing), forward).ec2());
      switch (call?.action) {
        case "CreateVpcEndpoint":
        case "ModifyVpcEndpoint":
          return turns.lend(() => save(call, interfaces, () => forward(passing)));
        case "DeleteVpcEndpoints": {
          const answer = await forward(passing);
          for (const id of listed(call.parameters, "VpcEndpointId")) await interfaces.remove(id);
          return answer;
        }
        case "DescribeVpcEndpoints":
          return withInterfaces(await forward(passing), interfaces);
        case "DescribeNetworkInterfaces":
          return described(passing, forward);
        default:
          return forward(passing);
      }
    },
  };
}

export const configuredSubnets: ManagementRule = {
  name: "a subnet configuration of an endpoint is for one of its subnets",
  because: "moto does not read it",
  source: "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc_endpoint",
  assumed: true,
  shownBy,
  intercept: async (passing, forward) => {
    const call = queryCall(passing, "ec2");
    const configured = [...(call === undefined ? [] : pinsOf(call).keys())];
    if (call === undefined || configured.length === 0) return forward(passing);
    const interfaces = new EndpointInterfaces(serviceClients(requesterOf(passing), forward).ec2());
    const endpoint = await interfaces.endpoint(call.parameters.get("VpcEndpointId") ?? "");
    const removed = listed(call.parameters, "RemoveSubnetId");
    const subnetIds = [
      ...listed(call.parameters, "SubnetId"),
      ...listed(call.parameters, "AddSubnetId"),
      ...(endpoint?.SubnetIds ?? []).filter((id) => !removed.includes(id)),
    ];
    const stranger = configured.find((id) => !subnetIds.includes(id));
    return stranger === undefined
      ? forward(passing)
      : ec2Refusal(
          "InvalidParameter",
          `The subnet ${stranger} of a subnet configuration is not in SubnetIds`,
        );
  },
};

async function save(
  call: QueryCall,
  interfaces: EndpointInterfaces,
  forward: () => Promise<Answer>,
): Promise<Answer> {
  const pins = pinsOf(call);
  const given = call.parameters.get("VpcEndpointId") ?? undefined;
  const subnets = await interfaces.subnets();
  const all = await interfaces.all();
  for (const [subnetId, address] of pins) {
    const cidr = subnets.find(({ SubnetId }) => SubnetId === subnetId)?.CidrBlock;
    const others = all.filter((one) => one.SubnetId === subnetId && !(given && one.endpointId === given));
    const taken = others.flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
    const problem = cidr && addressProblem(address, cidr, taken);
    if (problem) return ec2Refusal(problem.code, problem.message);
  }
  const answer = await forward();
  const id = given ?? /<vpcEndpointId>([^<]+)</.exec(answer.body.toString())?.[1];
  const isInterface = (await interfaces.endpoint(id ?? ""))?.VpcEndpointType === "Interface";
  if (answer.status >= 300 || id === undefined || !isInterface) return answer;
  await interfaces.settle(id, pins);
  return withInterfaces(answer, interfaces);
}

/** The addresses that a request chooses: `SubnetConfiguration.1.SubnetId`, `SubnetConfiguration.1.Ipv4`. */
function pinsOf({ action, parameters }: QueryCall): Pins {
  const pins = new Map<string, string>();
  if (!/^(Create|Modify)VpcEndpoint$/.test(action)) return pins;
  for (const [key, subnetId] of parameters) {
    const place = /^(SubnetConfiguration\.\d+)\.SubnetId$/.exec(key)?.[1];
    const address = place && parameters.get(`${place}.Ipv4`);
    if (address) pins.set(subnetId, address);
  }
  return pins;
}

/** A description of endpoints with the interfaces that they have. */
async function withInterfaces(answer: Answer, interfaces: EndpointInterfaces): Promise<Answer> {
  const all = await interfaces.all();
  const body = answer.body
    .toString()
    .replaceAll(
      /(<vpcEndpointId>([^<]+)<\/vpcEndpointId>(?:(?!<vpcEndpointId>).)*?)<networkInterfaceIdSet(?:\/>|>.*?<\/networkInterfaceIdSet>)/gs,
      (_, before: string, id: string) => {
        const own = all.filter(({ endpointId }) => endpointId === id);
        const items = own.map(({ NetworkInterfaceId }) => `<item>${NetworkInterfaceId}</item>`);
        return `${before}<networkInterfaceIdSet>${items.join("")}</networkInterfaceIdSet>`;
      },
    );
  return { ...answer, body: Buffer.from(body) };
}

async function described(passing: PassingRequest, forward: Forward): Promise<Answer> {
  const answer = await forward(passing);
  const body = managedInterfaces(answer.body.toString(), ENDPOINT_INTERFACE, "vpc_endpoint");
  return { ...answer, body: Buffer.from(body) };
}
