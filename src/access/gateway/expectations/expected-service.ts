import type { Compute, EndpointGrant, ServiceProvider } from "../../../model/gateway/endpoint-service";
import type { ComputeExpectations, ConsumerExpectations, ServiceExpectations } from "./service-expectations";

/** The words of a deployment file about one endpoint service. */
export function expectedService({ account, region, service, grants }: ServiceProvider): ServiceExpectations {
  const { port, tls, healthPath, compute, logs } = service;
  return {
    ...{ account, region, port, tls, healthPath },
    consumers: Object.fromEntries(grants.map((grant) => [grant.consumer, consumerOf(grant)])),
    compute: computeOf(compute),
    log: { retentionDays: logs.retentionDays, kmsKeyArn: logs.kmsKeyArn },
  };
}

function consumerOf({ account, endpoint }: EndpointGrant): ConsumerExpectations {
  if (endpoint.kind === "stated") return { account, endpoints: { kind: "stated", ids: endpoint.ids } };
  return { account, endpoints: { kind: endpoint.isReadable ? "linked" : "pending" } };
}

function computeOf(compute: Compute): ComputeExpectations {
  if (compute.type === "existing") return { kind: "existing", loadBalancerArn: compute.loadBalancerArn };
  const { network, environment, table, min, max } = compute;
  const made = { zoneIds: network.zones, environment, table, min, max };
  if (compute.type === "ec2") return { ...made, kind: "ec2", instanceType: compute.instanceType };
  const { image, cpu, memoryMb } = compute;
  return { ...made, kind: "fargate", image, cpu, memoryMb };
}
