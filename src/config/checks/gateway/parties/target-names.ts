import { balancerName, MAX_BALANCER_NAME } from "../../../../model/aws/names";
import { gatewayBalancerName, serviceBalancerName, useTargetsName } from "../../../../model/gateway/names";
import { verifyingBalancerName } from "../../../../model/mutual-tls/names";
import {
  dotted,
  type Finding,
  type Path,
  quoted,
  unexpected,
  unexpectedKey,
} from "../../../findings/finding";
import type { DeploymentOutline } from "../../../outline/deployment";
import type { GatewayOutline } from "../../../outline/gateway/gateways";

/** A balancer or a target group, which have names of one form. */
interface Named {
  readonly kind: "balancer" | "target group";
  readonly name: string;
  readonly path: Path;
  /** The parts of the name that the file can change. */
  readonly parts: string;
  readonly account?: string;
  readonly region?: string;
  /** True if another name beside it is as long. */
  readonly isAsLong?: true;
}

/** The beginning that AWS keeps for the names of its own balancers. */
const RESERVED = "internal-";

/**
 * Balancers and target groups of gateways, services and entrances have names that AWS accepts, and that nothing else of their account and
 * region has.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function targetNames(gateways: GatewayOutline, apis: DeploymentOutline): readonly Finding[] {
  const named = [...ofServices(gateways), ...ofEntrances(apis), ...ofGateways(gateways)];
  const reserved = named.find(({ kind, name }) => kind === "balancer" && name.startsWith(RESERVED));
  const deployment = apis.value.name;
  const wanted = `a name with which no balancer begins with ${quoted(RESERVED)}`;
  return [
    ...(reserved && deployment
      ? [unexpected(["name"], wanted, quoted(deployment), `, as AWS refuses ${quoted(reserved.name)}`)]
      : []),
    ...named.filter(({ isAsLong }) => !isAsLong).flatMap(tooLong),
    ...taken([...ofDoors(apis), ...named]),
  ];
}

function ofServices({ providers }: GatewayOutline): readonly Named[] {
  return providers.flatMap(({ name, path, account, region, compute, physicalName }) => {
    if (physicalName === undefined || compute === undefined || compute === "existing") return [];
    const common = { path, account, region, parts: `the stack id ${name}` };
    const shared = serviceBalancerName(physicalName);
    return [
      { ...common, kind: "balancer", name: shared },
      { ...common, kind: "target group", name: shared, isAsLong: true },
    ];
  });
}

/** The two balancers of an entrance, each with a target group of its name. */
function ofEntrances({ providers }: DeploymentOutline): readonly Named[] {
  return providers.flatMap(({ name, path, account, region, entrance, physicalName }) => {
    if (physicalName === undefined || entrance === undefined) return [];
    const common = { path, account, region, parts: `the stack id ${name}` };
    const [verifying, service] = [verifyingBalancerName(physicalName), serviceBalancerName(physicalName)];
    return [
      { ...common, kind: "balancer", name: verifying },
      { ...common, kind: "target group", name: verifying, isAsLong: true },
      { ...common, kind: "balancer", name: service, isAsLong: true },
      { ...common, kind: "target group", name: service, isAsLong: true },
    ];
  });
}

function ofGateways({ consumers }: GatewayOutline): readonly Named[] {
  return consumers.flatMap(({ name: stackId, path, account, region, physicalName, uses }) => {
    if (physicalName === undefined) return [];
    const common = { account, region, parts: `the stack id ${stackId}` };
    return [
      { ...common, path, kind: "balancer", name: gatewayBalancerName(physicalName) },
      ...uses.map(
        (use): Named => ({
          ...{
            ...common,
            path: use.path,
            kind: "target group",
            name: useTargetsName(physicalName, use.name),
          },
          parts: `the stack id ${stackId} or the use ${use.name}`,
        }),
      ),
    ];
  });
}

/** Those of front doors, whose length is another rule's matter. */
function ofDoors({ consumers }: DeploymentOutline): readonly Named[] {
  return consumers.flatMap(({ path, account, region, physicalName, hasFrontDoor }) =>
    physicalName && hasFrontDoor
      ? [{ kind: "target group", name: balancerName(physicalName), path, account, region, parts: "" }]
      : [],
  );
}

function tooLong({ kind, name, path, parts }: Named): readonly Finding[] {
  if (name.length <= MAX_BALANCER_NAME) return [];
  const wanted = `a ${kind} name of at most ${MAX_BALANCER_NAME} characters`;
  const advice = ` (shorten the deployment's name${parts.includes(" or ") ? "," : " or"} ${parts})`;
  return [unexpectedKey(path, wanted, `${name.length} in ${quoted(name)}`, advice)];
}

function taken(all: readonly Named[]): readonly Finding[] {
  const first = new Map<string, Named>();
  return all.flatMap((one) => {
    const { kind, name, path, account, region } = one;
    if (account === undefined || region === undefined) return [];
    const key = `${kind} ${account} ${region} ${name}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    if (other === undefined) return [];
    const wanted = `a ${kind} name of its own in account ${account} and ${region}`;
    return [unexpectedKey(path, wanted, `${quoted(name)} as of ${dotted(other.path)}`)];
  });
}
