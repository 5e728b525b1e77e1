import type { Answer, Forward, PassingRequest } from "../../../proxy";
import { listed, queryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { ec2Answer, ec2Refusal } from "../../../requests/service-refusal";
import { callerOf } from "../../access/caller";
import type { ManagementRule } from "../../rule";
import { type EndpointService, type EndpointServices, isAllowed, nameOf } from "./endpoint-services";
import { savedServiceEndpoint } from "./service-endpoint";

/** Endpoint services, as those see them whom their owners allow. */
export function sharedServices(services: EndpointServices): ManagementRule {
  return {
    name: "an endpoint service exists in its region, for its own account and the principals that it allows",
    because:
      "moto makes an endpoint for any text, and shows a service to nobody but its own account, so that a service without permissions would pass, and one of another region",
    source:
      "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions",
    shownBy: "__tests__/live/emulated-aws/strict/ec2/private-link/private-link.test.ts",
    intercept: async (passing, forward) => {
      const action = queryCall(passing, "ec2")?.action;
      if (action === "CreateVpcEndpointServiceConfiguration") return made(passing, forward, services);
      if (action === "DescribeVpcEndpointServices") return described(passing, forward, services);
      const saved = await savedServiceEndpoint(passing, forward, services);
      if (saved?.action !== "CreateVpcEndpoint") return forward(passing);
      const { service, serviceName } = saved;
      return service !== undefined && isAllowed(await callerOf(passing, forward), service)
        ? forward(passing)
        : unknownService(serviceName);
    },
  };
}

async function made(passing: PassingRequest, forward: Forward, services: EndpointServices): Promise<Answer> {
  const answer = await forward(passing);
  const id = /<serviceId>([^<]+)</.exec(answer.body.toString())?.[1];
  if (answer.status < 300 && id) services.made(id, (await callerOf(passing, forward)).arn);
  return answer;
}

/** Shows services of other accounts beside those that the emulator knows. */
async function described(
  passing: PassingRequest,
  forward: Forward,
  services: EndpointServices,
): Promise<Answer> {
  const parameters = queryCall(passing, "ec2")?.parameters ?? new URLSearchParams();
  const { region } = requesterOf(passing);
  const names = listed(parameters, "ServiceName");
  const foreign = await services.sharedWith(await callerOf(passing, forward), region, forward);
  const shown = foreign.filter(({ name }) => names.length === 0 || names.includes(name));
  const others = names.filter((name) => !foreign.some((one) => one.name === name));
  const stranger = others.find((name) => nameOf(name) && nameOf(name)?.region !== region);
  if (stranger !== undefined) return unknownService(stranger);
  if (names.length > 0 && others.length === 0) return ec2Answer("DescribeVpcEndpointServices", sets(shown));
  for (const key of [...parameters.keys()]) if (/^ServiceName\.\d+$/.test(key)) parameters.delete(key);
  others.forEach((name, i) => {
    parameters.set(`ServiceName.${i + 1}`, name);
  });
  const answer = await forward({ ...passing, body: Buffer.from(parameters.toString()) });
  const body = answer.body
    .toString()
    .replace("</serviceNameSet>", `${shown.map(nameItem).join("")}</serviceNameSet>`)
    .replace("</serviceDetailSet>", `${shown.map(detailItem).join("")}</serviceDetailSet>`);
  return { ...answer, body: Buffer.from(body) };
}

function unknownService(name: string): Answer {
  return ec2Refusal("InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist`);
}

function sets(shown: readonly EndpointService[]): string {
  const details = `<serviceDetailSet>${shown.map(detailItem).join("")}</serviceDetailSet>`;
  return `<serviceNameSet>${shown.map(nameItem).join("")}</serviceNameSet>${details}`;
}

function nameItem({ name }: EndpointService): string {
  return `<item>${name}</item>`;
}

function detailItem({ id, name, account, zoneIds, isAcceptanceRequired }: EndpointService): string {
  const zones = zoneIds.map((zone) => `<item>${zone}</item>`).join("");
  const domain = `${id}.${nameOf(name)?.region}.vpce.amazonaws.com`;
  return [
    `<item><serviceName>${name}</serviceName><serviceId>${id}</serviceId><owner>${account}</owner>`,
    "<serviceType><item><serviceType>Interface</serviceType></item></serviceType>",
    `<availabilityZoneIdSet>${zones}</availabilityZoneIdSet>`,
    `<baseEndpointDnsNameSet><item>${domain}</item></baseEndpointDnsNameSet>`,
    `<acceptanceRequired>${isAcceptanceRequired}</acceptanceRequired>`,
    "<managesVpcEndpoints>false</managesVpcEndpoints>",
    "<vpcEndpointPolicySupported>false</vpcEndpointPolicySupported>",
    "<supportedIpAddressTypeSet><item>ipv4</item></supportedIpAddressTypeSet></item>",
  ].join("");
}
