import { accountRootArn } from "../../../model/aws/arn";
import { type Cause, deployOnly, type Found } from "../cause";
import type { LinkCall, LinkFacts } from "./link-call";

type LinkCause = Cause<LinkCall, LinkFacts>;

const serviceAbsent: LinkCause = {
  id: "service-absent",
  hop: "network",
  name: "The provider's endpoint service does not exist",
  reads: ["service"],
  look: ({ service }, { provider, link }) => {
    if (link === undefined || provider === undefined || service !== undefined) return undefined;
    const evidence = [{ live: "none", intended: `an endpoint service with the name ${provider.name}` }];
    return { evidence, mend: deployOnly(provider) };
  },
};

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions */
const accountNotAllowed: LinkCause = {
  id: "service-principal",
  hop: "network",
  name: "The endpoint service does not let the consumer's account make endpoints of it",
  reads: ["service", "serviceEndpoint"],
  look: ({ service, serviceEndpoint }, { consumer, provider, link }) => {
    if (link === undefined || provider === undefined || service === undefined) return undefined;
    const intended = accountRootArn(consumer);
    if (service.principals.includes(intended) || service.principals.includes("*")) return undefined;
    return {
      evidence: [{ live: `${service.id} lets in ${service.principals.join(", ") || "nobody"}`, intended }],
      // A connection outlives the permission by which it was asked for.
      refuses: serviceEndpoint?.state !== "available",
      mend: deployOnly(provider),
    };
  },
};

const serviceEndpointAbsent: LinkCause = {
  id: "service-endpoint-absent",
  hop: "network",
  name: "The consumer's endpoint of the provider's service does not exist",
  reads: ["serviceEndpoint"],
  look: ({ serviceEndpoint }, { consumer, provider, link }) => {
    if (link === undefined) return undefined;
    if (serviceEndpoint !== undefined && !/^delet/.test(serviceEndpoint.state)) return undefined;
    const live = serviceEndpoint ? `${serviceEndpoint.id} is ${serviceEndpoint.state}` : "none";
    return {
      evidence: [{ live, intended: `an endpoint ${link.endpointName} that is available` }],
      mend: [consumer, ...(provider ? [provider] : [])].map(deployOnly).join(", then "),
    };
  },
};

/** The provider was last applied before it could know the endpoint. */
const serviceEndpointPending: LinkCause = {
  id: "service-endpoint-pending",
  hop: "network",
  name: "The endpoint waits for the provider's service to accept it",
  reads: ["serviceEndpoint", "service"],
  look: (facts, call) =>
    inState(facts, call, /^pending/, ({ provider }) =>
      provider ? deployOnly(provider) : "have the service's owner accept the endpoint",
    ),
};

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#accept-reject-connection-requests */
const serviceEndpointRejected: LinkCause = {
  id: "service-endpoint-rejected",
  hop: "network",
  name: "The provider's service has rejected the endpoint",
  reads: ["serviceEndpoint", "service"],
  look: (facts, call) =>
    inState(facts, call, /^(rejected|failed|expired|partial)$/, ({ consumer, link }) => {
      const folder = `cdktf.out/stacks/${consumer.stackId}`;
      return `terraform -chdir=${folder} apply -replace=${link?.address}, then npx crosslink deploy: another endpoint, which the provider accepts`;
    }),
};

/** The state as the provider sees it counts, where it can be seen: the consumer's own may come later. */
function inState(
  { serviceEndpoint, service }: LinkFacts,
  call: LinkCall,
  states: RegExp,
  mend: (call: LinkCall) => string,
): Found | undefined {
  if (call.link === undefined || serviceEndpoint === undefined) return undefined;
  const state = service?.connections[serviceEndpoint.id] ?? serviceEndpoint.state;
  if (!states.test(state)) return undefined;
  const evidence = [{ live: `${serviceEndpoint.id} is ${state}`, intended: "available" }];
  return { evidence, mend: mend(call) };
}

/** The causes for which a way over PrivateLink leads nowhere. */
export const PRIVATE_LINK_CAUSES: readonly LinkCause[] = [
  serviceAbsent,
  accountNotAllowed,
  serviceEndpointAbsent,
  serviceEndpointPending,
  serviceEndpointRejected,
];
