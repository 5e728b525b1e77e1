import type { Compute, EndpointGrant, ServiceProvider } from "../../../model/gateway/endpoint-service";
import type { ConnectingConsumer } from "../../network/endpoint-service/connecting-consumer";
import type { ComputeExpectations, ServiceExpectations } from "./service-expectations";

/** The words of a deployment file about one endpoint service. */
export function expectedService({
  name,
  account,
  region,
  service,
  grants,
}: ServiceProvider): ServiceExpectations {
  const { port, tls, healthPath, compute, logs, zoneIds } = service;
  return {
    ...{ name, account, region, port, tls, healthPath },
    consumers: Object.fromEntries(grants.map((grant) => [grant.consumer, consumerOf(grant)])),
    compute: computeOf(compute, zoneIds),
    log: { retentionDays: logs.retentionDays, kmsKeyArn: logs.kmsKeyArn },
  };
}

function consumerOf({ account, endpoint }: EndpointGrant): ConnectingConsumer {
  if (endpoint.kind === "stated") return { account, endpoints: { kind: "stated", ids: endpoint.ids } };
  return { account, endpoints: { kind: endpoint.isReadable ? "linked" : "pending" } };
}

function computeOf(compute: Compute, zoneIds: readonly string[]): ComputeExpectations {
  if (compute.type === "existing")
    return { kind: "existing", zoneIds, loadBalancerArn: compute.loadBalancerArn };
  const { environment, table, min, max } = compute;
  const made = { zoneIds, environment, table, min, max };
  if (compute.type === "ec2") return { ...made, kind: "ec2", instanceType: compute.instanceType };
  const { image, cpu, memoryMb } = compute;
  return { ...made, kind: "fargate", image, cpu, memoryMb };
}
