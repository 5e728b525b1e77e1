import { rulesOf } from "../../network/groups/rule";
import { endpointName } from "../../network/links/named-endpoints";
import { remoteOutput } from "../../network/links/remote-output";
import { homeOf } from "../../network/stack/aws-provider";
import { referent, referents, textOf } from "../../network/stack/reference";
import { listOf, objectOf, ofType, type Resource, type Stack } from "../../network/stack/stack-json";
import { serversIn } from "./read-servers";
import type { Acceptance, Service, ServiceBalancer, ServiceListener, ServiceTargets } from "./service";

/** The endpoint service of a stack; undefined where the stack has none, or several. */
export function readService(stack: Stack, states: ReadonlyMap<string, Stack>): Service | undefined {
  const [service, ...others] = ofType(stack, "aws_vpc_endpoint_service");
  if (service === undefined || others.length > 0) return undefined;
  const { account = "" } = homeOf(stack);
  return {
    ...{ stackId: stack.id, account, address: service.address },
    principals: principalsOf(stack, service),
    isAcceptanceRequired: service.attributes.acceptance_required === true,
    acceptances: acceptancesOf(stack, service, states),
    balancer: balancerOf(stack, service),
    rules: rulesOf(stack),
  };
}

function principalsOf(stack: Stack, service: Resource): readonly string[] {
  const beside = ofType(stack, "aws_vpc_endpoint_service_allowed_principal").filter(
    ({ attributes }) => referent(stack, attributes.vpc_endpoint_service_id) === service.address,
  );
  const named = [
    ...listOf(service.attributes.allowed_principals),
    ...beside.flatMap(({ attributes }) => attributes.principal_arn ?? []),
  ];
  return named.map((one) => textOf(stack, one) ?? "*");
}

function acceptancesOf(
  stack: Stack,
  service: Resource,
  states: ReadonlyMap<string, Stack>,
): readonly Acceptance[] {
  return ofType(stack, "aws_vpc_endpoint_connection_accepter")
    .filter(({ attributes }) => referent(stack, attributes.vpc_endpoint_service_id) === service.address)
    .map(({ address, attributes }) => {
      const id = textOf(stack, attributes.vpc_endpoint_id) ?? "";
      if (!id.includes("${")) return { address, endpoint: id, isRead: false };
      const read = remoteOutput(stack, id, states);
      const made = read?.referent === undefined ? undefined : read.stack.resources.get(read.referent);
      const endpoint = read && made ? endpointName(read.stack.id, made.address) : read?.referent;
      return { address, endpoint, isRead: true };
    });
}

function balancerOf(stack: Stack, service: Resource): ServiceBalancer {
  const [arn = ""] = referents(stack, service.attributes.network_load_balancer_arns, "arn");
  const balancer = stack.resources.get(arn);
  if (balancer?.type !== "aws_lb")
    return { kind: "existing", arn: textOf(stack, balancer?.attributes.arn) ?? arn };
  const { address, attributes } = balancer;
  return {
    ...{ kind: "made", address },
    groups: referents(stack, attributes.security_groups),
    asksGroup: attributes.enforce_security_group_inbound_rules_on_private_link_traffic !== "off",
    listeners: ofType(stack, "aws_lb_listener")
      .filter((one) => referent(stack, one.attributes.load_balancer_arn, "arn") === address)
      .map((one) => listenerOf(stack, one)),
  };
}

function listenerOf(stack: Stack, { address, attributes }: Resource): ServiceListener {
  const { type, target_group_arn } = objectOf(attributes.default_action);
  const group = stack.resources.get(referent(stack, target_group_arn, "arn") ?? "");
  const isForwarded = type === "forward" && group?.type === "aws_lb_target_group";
  return {
    address,
    port: Number(attributes.port),
    targets: isForwarded ? serviceTargets(stack, group) : undefined,
  };
}

function serviceTargets(stack: Stack, group: Resource): ServiceTargets {
  return {
    address: group.address,
    traffic: `tcp ${String(group.attributes.port)}`,
    servers: serversIn(stack, group.address),
  };
}
