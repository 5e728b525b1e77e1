import { isReachedByEndpoint } from "../../../model/services/traits";
import { allowApiSid } from "../../../policies/endpoints/endpoint-policy";
import { cause, deployOnly } from "../cause";
import { differences } from "../documents/differences";
import { intendedOfConsumer } from "../documents/intended";
import { invocationOf, says } from "../documents/says";
import { drifted } from "./drifted";

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html */
export const endpointPolicyDrifted = cause({
  id: "endpoint-policy",
  hop: "endpoint policy",
  name: "The policy of the consumer's endpoint is not the deployment's",
  reads: ["endpoint", "apiIds", "secrets"],
  look: (facts, call) => {
    const { endpoint, apiIds } = facts;
    const { consumer, use } = call;
    const apiId = apiIds[use.name];
    if (!isReachedByEndpoint(use) || consumer.vpc?.executeApi?.kind !== "made") return undefined;
    if (endpoint?.policy === undefined || apiId === undefined) return undefined;
    const ofOthers = consumer.uses.filter((one) => one !== use).map(({ name }) => allowApiSid(name));
    const found = differences(endpoint.policy, intendedOfConsumer(call, facts).endpointPolicy).filter(
      ({ sid }) => !ofOthers.includes(sid),
    );
    const said = says("endpoint-policy", endpoint.policy, invocationOf(call, apiId, endpoint.id));
    return drifted(found, deployOnly(consumer), said !== "allow");
  },
});
