import { serverLogGroup } from "../../../../model/gateway/server-names";
import { deployOnly } from "../../cause";
import { closedWays } from "../../live/groups";
import { nobodyHealthy } from "../../live/targets";
import { madeProvider, serverGroupNames } from "../facts/balancer";
import type { GatewayCall } from "../gateway-call";
import { refusedWith } from "../open-refusals";
import { gatewayCause } from "./gateway-cause";

export const serverGroupsClosed = gatewayCause({
  id: "server-security-group",
  hop: "service",
  name: "The security groups do not let the service's balancer connect to its servers",
  reads: ["serverGroups"],
  look: ({ serverGroups }, call) => {
    const provider = madeProvider(call);
    if (provider === undefined || serverGroups === undefined) return undefined;
    const { balancer, servers } = serverGroupNames(provider.name);
    const { port } = provider.service;
    const evidence = closedWays(serverGroups, [{ from: balancer, to: servers, port }]);
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(provider) };
  },
});

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html */
export const serversUnhealthy = gatewayCause({
  id: "servers-unhealthy",
  hop: "service",
  name: "The service's balancer has no healthy server",
  reads: ["serviceBalancer"],
  look: ({ serviceBalancer }, call) => {
    const provider = madeProvider(call);
    if (provider === undefined) return undefined;
    const intended = `a server that answers from 200 to 399 at ${provider.service.healthPath}`;
    if (serviceBalancer === undefined)
      return { evidence: [{ live: "no balancer", intended }], mend: deployOnly(provider) };
    const targets = serviceBalancer.targetGroups.flatMap((group) => group.targets);
    const evidence = nobodyHealthy(targets, intended);
    return evidence.length === 0 ? undefined : { evidence, mend: logsOf(call) };
  },
});

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
export const noAnswer = gatewayCause({
  id: "gateway-no-answer",
  isSymptom: true,
  hop: "service",
  name: "The gateway gets no answer of the service in time",
  reads: ["gatewayLog"],
  look: ({ gatewayLog }, call) =>
    refusedWith(
      gatewayLog,
      call,
      ({ status, integrationStatus }) =>
        status >= 500 &&
        (integrationStatus === undefined || integrationStatus === 504 || integrationStatus === 503),
      {
        intended: `an answer within ${call.client.timeoutSeconds} s`,
        mend: `${logsOf(call)}; network ACLs and routes are not looked at`,
      },
    ),
});

export const serviceFails = gatewayCause({
  id: "service-fails",
  isSymptom: true,
  hop: "service",
  name: "The service fails",
  reads: ["gatewayLog"],
  look: ({ gatewayLog }, call) =>
    refusedWith(gatewayLog, call, ({ integrationStatus = 0 }) => integrationStatus >= 500, {
      intended: "an answer of the service",
      mend: logsOf(call),
    }),
});

/** The command that shows what the servers have logged. */
function logsOf(call: GatewayCall): string {
  const provider = madeProvider(call);
  if (provider === undefined) return "ask the service's owner";
  const group = serverLogGroup(provider, provider.service.compute);
  return `aws logs tail ${group} --region ${provider.region} --since 15m`;
}
