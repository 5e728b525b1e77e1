import { expectedSystem } from "../../access/gateway/expectations/expected-system";
import { type ExplainedCall, explainedCalls } from "../../access/gateway/proof/explained";
import { type GatewayMatrix, gatewayMatrix } from "../../access/gateway/proof/matrix";
import type { SystemProof } from "../../access/gateway/system-proof";
import type { Deployment } from "../../model/deployment";

/** Everything that is printed about access through a deployment's gateways. */
export interface GatewayReport {
  readonly matrices: readonly GatewayMatrix[];
  readonly proof: SystemProof;
}

export function gatewayReport(deployment: Deployment, proof: SystemProof): GatewayReport {
  const { gateways } = expectedSystem(deployment);
  const matrices = [...proof.gateways.values()].flatMap((gateway) => {
    const expected = gateways[gateway.stackId];
    return expected ? [gatewayMatrix(gateway, proof.services, expected)] : [];
  });
  return { matrices, proof };
}

/**
 * One call of a gateway by each class of callers.
 * @param client the gateway's name, or its consumer's and its own: `gateway/api`
 * @returns undefined where no gateway has that name
 */
export function explainedGateway(
  deployment: Deployment,
  proof: SystemProof,
  { client, method, path }: { readonly client: string; readonly method: string; readonly path: string },
): readonly ExplainedCall[] | undefined {
  const named = deployment.gatewayConsumers.filter(({ stackId, gateway: { name } }) =>
    [name, `${stackId}/${name}`].includes(client),
  );
  const [consumer, ...others] = named;
  const gateway = consumer && proof.gateways.get(consumer.stackId);
  const expected = consumer && expectedSystem(deployment).gateways[consumer.stackId];
  if (others.length > 0 || gateway === undefined || expected === undefined) return undefined;
  return explainedCalls(gateway, proof.services, expected, { method, path });
}
