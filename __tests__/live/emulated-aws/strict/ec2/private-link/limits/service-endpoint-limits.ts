import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { policyStatements } from "../../../../requests/policy-statements";
import { listed } from "../../../../requests/query-call";
import { requesterOf } from "../../../../requests/requester";
import { serviceClients } from "../../../../requests/service-clients";
import { ec2Refusal } from "../../../../requests/service-refusal";
import type { ManagementRule } from "../../../rule";
import type { EndpointServices } from "../endpoint-services";
import { savedServiceEndpoint } from "../service-endpoint";

const shownBy = "__tests__/live/emulated-aws/strict/ec2/private-link/limits/service-endpoint-limits.test.ts";

export function serviceZones(services: EndpointServices): ManagementRule {
  return {
    name: "an endpoint for an endpoint service is only in zones, by their ids, of that service's balancers",
    because:
      "moto makes it in any zone, so that a consumer would pass whose network lies elsewhere than the service",
    source:
      "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html#endpoint-service-subnets-zones",
    shownBy,
    intercept: async (passing, forward) => {
      const saved = await savedServiceEndpoint(passing, forward, services);
      if (saved?.service === undefined) return forward(passing);
      const { parameters, service } = saved;
      const SubnetIds = [...listed(parameters, "SubnetId"), ...listed(parameters, "AddSubnetId")];
      if (SubnetIds.length === 0) return forward(passing);
      const ec2 = serviceClients(requesterOf(passing), forward).ec2();
      const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds }));
      const outside = Subnets.find(
        ({ AvailabilityZoneId = "" }) => !service.zoneIds.includes(AvailabilityZoneId),
      );
      return outside === undefined
        ? forward(passing)
        : ec2Refusal(
            "InvalidParameter",
            `The VPC endpoint service ${service.name} does not support the availability zone of the subnet: ${outside.SubnetId}.`,
          );
    },
  };
}

export function servicePolicies(services: EndpointServices): ManagementRule {
  return {
    name: "an endpoint for an endpoint service has no policy but the one that allows everything",
    because: "moto keeps a policy that AWS would not ask about, so that access would seem restricted",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    assumed: true,
    shownBy,
    intercept: async (passing, forward) => {
      const saved = await savedServiceEndpoint(passing, forward, services);
      const policy = saved?.parameters.get("PolicyDocument");
      return !policy || allowsEverything(policy)
        ? forward(passing)
        : ec2Refusal(
            "InvalidParameter",
            `Endpoint policy is not supported by the service ${saved?.serviceName}`,
          );
    },
  };
}

function allowsEverything(policy: string): boolean {
  const statements = policyStatements(policy) ?? [];
  return (
    statements.length === 1 &&
    statements.every((one) => {
      const { Effect, Principal, Action, Condition, ...others } = one;
      const resource = (others as { readonly Resource?: unknown }).Resource;
      return Effect === "Allow" && Principal === "*" && Action === "*" && resource === "*" && !Condition;
    })
  );
}

export function servicePrivateDns(services: EndpointServices): ManagementRule {
  return {
    name: "an endpoint for an endpoint service has private DNS only where the service has a private name",
    because: "moto enables it, so that clients would count on a name that leads nowhere",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html",
    shownBy,
    intercept: async (passing, forward) => {
      const saved = await savedServiceEndpoint(passing, forward, services);
      const isWanted = saved?.parameters.get("PrivateDnsEnabled") === "true";
      return !isWanted || saved.service?.privateDnsName
        ? forward(passing)
        : ec2Refusal(
            "InvalidParameter",
            `Private DNS can't be enabled because the service ${saved.serviceName} does not provide a private DNS name.`,
          );
    },
  };
}
