import { ownEndpointPolicy } from "../../../../policies/mutual-tls/own-endpoint-policy";
import { cause, deployOnly, type Evidence, type Found } from "../../cause";
import { differences } from "../../documents/differences";
import type { ExaminedCall } from "../../examined-call";
import { entered } from "../../facts/entrance/entered";
import { entranceGroupNames } from "../../facts/entrance/way";
import type { LiveBalancer } from "../../live/balancer";
import { closedWays } from "../../live/groups";
import { nobodyHealthy } from "../../live/targets";
import { failureWords, openFailures } from "../../refusals";
import { drifted } from "../drifted";

const HTTPS_PORT = 443;
/** The port on which the verifying balancer answers checks of its health. */
const HEALTH_PORT = 8080;

/** Route 53 is not read: a name that does not resolve is seen in the client's log. */
export const privateZone = cause({
  id: "private-zone",
  hop: "network",
  name: "The API's domain does not resolve in the consumer's VPC",
  reads: ["clientLog"],
  look: ({ clientLog }, call) => {
    const { entrance } = call.use;
    const failure = openFailures(clientLog, call).find(({ message = "" }) =>
      /\b(ENOTFOUND|EAI_AGAIN)\b/.test(message),
    );
    if (entrance === undefined || failure === undefined) return undefined;
    const intended = `a private zone ${entrance.domain} with the endpoint's addresses`;
    return { evidence: [{ live: failureWords(failure), intended }], mend: deployOnly(call.consumer) };
  },
});

export const groupsClosed = cause({
  id: "entrance-security-group",
  hop: "entrance",
  name: "The security groups of the entrance do not let calls through",
  reads: ["entranceGroups"],
  look: ({ entranceGroups }, call) => {
    const provider = entered(call);
    if (provider === undefined || entranceGroups === undefined) return undefined;
    const { entry, verifier, endpoints } = entranceGroupNames(provider.name);
    const evidence = closedWays(entranceGroups, [
      { from: entry, to: verifier, port: HTTPS_PORT },
      { from: entry, to: verifier, port: HEALTH_PORT },
      { from: verifier, to: endpoints, port: HTTPS_PORT },
    ]);
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(provider) };
  },
});

export const entryUnhealthy = cause({
  id: "entry-balancer",
  hop: "entrance",
  name: "The balancer that PrivateLink enters leads to no balancer that verifies certificates",
  reads: ["entryBalancer"],
  look: ({ entryBalancer }, call) =>
    leadsNowhere(entryBalancer, call, "the verifying balancer, which answers on its port for checks"),
});

export const verifierUnhealthy = cause({
  id: "verifying-balancer",
  hop: "entrance",
  name: "The balancer that verifies certificates reaches no endpoint of the API",
  reads: ["verifier"],
  look: ({ verifier }, call) =>
    leadsNowhere(verifier, call, "the API's own endpoint, which answers at /ping in every zone"),
});

function leadsNowhere(
  balancer: LiveBalancer | undefined,
  call: ExaminedCall,
  intended: string,
): Found | undefined {
  const provider = entered(call);
  if (provider === undefined) return undefined;
  const evidence = balancerEvidence(balancer, intended);
  return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(provider) };
}

function balancerEvidence(balancer: LiveBalancer | undefined, intended: string): readonly Evidence[] {
  if (balancer === undefined) return [{ live: "no such balancer", intended }];
  const { name, state, targetGroups } = balancer;
  if (/^(failed|provisioning)$/.test(state)) return [{ live: `${name} is ${state}`, intended: "active" }];
  return nobodyHealthy(
    targetGroups.flatMap(({ targets }) => targets),
    intended,
  );
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html */
export const notVerifying = cause({
  id: "not-verifying",
  hop: "handshake",
  name: "The balancer does not verify certificates with the deployment's trust store",
  reads: ["verifier", "trustStore"],
  look: ({ verifier, trustStore }, call) => {
    const provider = entered(call);
    const listener = verifier?.listeners.find(({ port }) => port === HTTPS_PORT);
    if (provider === undefined || verifier === undefined || trustStore === undefined) return undefined;
    if (listener?.mutualTls === "verify" && listener.trustStoreArn === trustStore.arn) return undefined;
    const live =
      listener === undefined
        ? `${verifier.name} does not listen on ${HTTPS_PORT}`
        : `mutual TLS is ${listener.mutualTls}, with ${listener.trustStoreArn ?? "no trust store"}`;
    const evidence = [{ live, intended: `verify, with ${trustStore.arn}` }];
    return { evidence, mend: deployOnly(provider) };
  },
});

export const ownEndpointAbsent = cause({
  id: "own-endpoint",
  hop: "endpoint policy",
  name: "The API's own endpoint behind the entrance is not available",
  reads: ["ownEndpoint"],
  look: ({ ownEndpoint }, call) => {
    const provider = entered(call);
    if (provider === undefined || ownEndpoint?.state === "available") return undefined;
    const live = ownEndpoint ? `${ownEndpoint.id} is ${ownEndpoint.state}` : "none";
    return { evidence: [{ live, intended: "available" }], mend: deployOnly(provider) };
  },
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html */
export const ownEndpointPolicyDrifted = cause({
  id: "own-endpoint-policy",
  hop: "endpoint policy",
  name: "The policy of the API's own endpoint is not the deployment's",
  reads: ["ownEndpoint", "api"],
  look: ({ ownEndpoint, api }, call) => {
    const provider = entered(call);
    const domain = provider?.service.entrance?.domain;
    if (provider === undefined || domain === undefined || ownEndpoint?.policy === undefined || !api)
      return undefined;
    const intended = ownEndpointPolicy({ ...provider, apiId: api.id }, domain);
    return drifted(differences(ownEndpoint.policy, intended), deployOnly(provider));
  },
});

export const domainAbsent = cause({
  id: "domain",
  hop: "route",
  name: "The API's domain does not lead to its stage",
  reads: ["domain", "api"],
  look: ({ domain, api }, call) => {
    const provider = entered(call);
    const name = provider?.service.entrance?.domain.name;
    if (provider === undefined || api === undefined) return undefined;
    const { stage } = provider.service;
    if (domain?.mappings.some((one) => one.apiId === api.id && one.stage === stage)) return undefined;
    const mapped = domain?.mappings.map((one) => `${one.apiId}/${one.stage}`).join(", ");
    const live = domain === undefined ? `no domain ${name}` : `${name} leads to ${mapped || "nothing"}`;
    return { evidence: [{ live, intended: `${api.id}/${stage}` }], mend: deployOnly(provider) };
  },
});
