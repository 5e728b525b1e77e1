import { isReachedByEndpoint } from "../../../model/services/traits";
import { cause, deployOnly } from "../cause";
import type { ExaminedCall } from "../examined-call";
import type { GroupRule } from "../facts/group-rules";
import { failureWords, openFailures } from "../refusals";

export const endpointAbsent = cause({
  id: "endpoint-absent",
  hop: "network",
  name: "The consumer's execute-api endpoint does not exist",
  reads: ["endpoint"],
  look: ({ endpoint }, call) => {
    if (!usesEndpoint(call)) return undefined;
    if (endpoint !== undefined && !/^delet/.test(endpoint.state)) return undefined;
    return {
      evidence: [
        {
          live: endpoint ? `${endpoint.id} is ${endpoint.state}` : "none",
          intended: "an endpoint that is available",
        },
      ],
      mend: `${deployOnly(call.consumer)}, then ${deployOnly({ stackId: call.use.name })}`,
    };
  },
});

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html#concepts-vpc-endpoints for the states */
export const endpointState = cause({
  id: "endpoint-state",
  hop: "network",
  name: "The consumer's execute-api endpoint is not available",
  reads: ["endpoint"],
  look: ({ endpoint }, call) => {
    if (!usesEndpoint(call) || endpoint === undefined || /^(available|delet)/.test(endpoint.state))
      return undefined;
    const isRefused = /^(rejected|failed|expired)$/.test(endpoint.state);
    return {
      evidence: [{ live: `${endpoint.id} is ${endpoint.state}`, intended: "available" }],
      mend: isRefused
        ? `npx cdktf deploy ${call.consumer.stackId} after terraform taint aws_vpc_endpoint.execute_api`
        : "wait: a new endpoint takes minutes; where it waits for acceptance, the service's owner accepts it",
    };
  },
});

export const securityGroups = cause({
  id: "security-group",
  hop: "network",
  name: "The security groups do not let the client connect to its endpoint",
  reads: ["endpoint", "serviceEndpoint", "clientFunction", "groupRules"],
  look: ({ endpoint, serviceEndpoint, clientFunction, groupRules }, call) => {
    const entered = call.link ? serviceEndpoint : usesEndpoint(call) ? endpoint : undefined;
    if (entered === undefined || clientFunction === undefined) return undefined;
    const [clients, endpoints] = [clientFunction.groupIds, entered.groupIds];
    if (clients.length === 0 || endpoints.length === 0) return undefined;
    const evidence = [
      ...(lets(groupRules, true, clients, endpoints) ? [] : [wayMissing("out of", clients, "to", endpoints)]),
      ...(lets(groupRules, false, endpoints, clients)
        ? []
        : [wayMissing("into", endpoints, "from", clients)]),
    ];
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(call.consumer) };
  },
});

/** A rule about addresses is taken to let the client through: it was not made here, and addresses are not compared. */
function lets(
  rules: readonly GroupRule[],
  isEgress: boolean,
  ofGroups: readonly string[],
  otherGroups: readonly string[],
): boolean {
  return rules.some(
    (rule) =>
      rule.isEgress === isEgress &&
      ofGroups.includes(rule.groupId) &&
      rule.fromPort <= 443 &&
      rule.toPort >= 443 &&
      (rule.otherGroupId === undefined || otherGroups.includes(rule.otherGroupId)),
  );
}

function wayMissing(way: string, groups: readonly string[], to: string, others: readonly string[]) {
  return {
    live: `no rule ${way} ${groups.join(", ")} for TCP 443`,
    intended: `TCP 443 ${way} ${groups.join(", ")} ${to} ${others.join(", ")}`,
  };
}

/**
 * With private DNS every name of execute-api in the region leads to the endpoint, also those of APIs on the internet.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export const privateDns = cause({
  id: "private-dns",
  hop: "network",
  name: "The endpoint's private DNS is not as the deployment has it",
  reads: ["endpoint"],
  look: ({ endpoint }, call) => {
    const executeApi = call.consumer.vpc?.executeApi;
    if (!usesEndpoint(call) || endpoint === undefined || executeApi?.kind !== "made") return undefined;
    if (endpoint.privateDns === executeApi.privateDns || /^delet/.test(endpoint.state)) return undefined;
    const { associate } = executeApi;
    const words = (isOn: boolean) =>
      isOn
        ? "private DNS is on: every execute-api name of the region leads to the endpoint, those of public APIs too"
        : "private DNS is off: the API's own name does not resolve to the endpoint";
    return {
      evidence: [
        { live: `${endpoint.id}: ${words(endpoint.privateDns)}`, intended: words(executeApi.privateDns) },
      ],
      // The endpoint's own names go on working where private DNS came on; public APIs do not.
      refuses: executeApi.privateDns && !associate,
      mend: deployOnly(call.consumer),
    };
  },
});

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html#prerequisites-interface-endpoints */
export const vpcDns = cause({
  id: "vpc-dns",
  hop: "network",
  name: "The VPC does not resolve the names of private endpoints",
  reads: ["vpc"],
  look: ({ vpc }, call) => {
    const executeApi = call.consumer.vpc?.executeApi;
    const isByPrivateName = call.link !== undefined || (executeApi?.kind === "made" && executeApi.privateDns);
    if (vpc === undefined || !isByPrivateName) return undefined;
    if (vpc.dnsSupport && vpc.dnsHostnames) return undefined;
    const words = (support: boolean, hostnames: boolean) =>
      `enableDnsSupport ${support}, enableDnsHostnames ${hostnames}`;
    return {
      evidence: [
        { live: `${vpc.id}: ${words(vpc.dnsSupport, vpc.dnsHostnames)}`, intended: words(true, true) },
      ],
      mend: deployOnly(call.consumer),
    };
  },
});

/** What else keeps a client from connecting, by its own words. */
export const noConnection = cause({
  id: "no-connection",
  isSymptom: true,
  hop: "network",
  name: "The client's function gets no connection to the API",
  reads: ["clientLog"],
  look: ({ clientLog }, call) => {
    const failure = openFailures(clientLog, call).find(
      ({ reason }) => reason === "connection" || reason === "timeout",
    );
    if (failure === undefined) return undefined;
    return {
      evidence: [{ live: failureWords(failure), intended: "an answer of the API" }],
      mend: "check the routes, network ACLs and DNS of the client's subnets, and how long the handler takes",
    };
  },
});

function usesEndpoint({ consumer, use }: ExaminedCall): boolean {
  return isReachedByEndpoint(use) && consumer.vpc?.executeApi !== undefined;
}
