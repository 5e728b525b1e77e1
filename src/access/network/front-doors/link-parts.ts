import { type Finding, listed, problem, unless } from "../finding";
import { endpointsOf } from "../stack/endpoint";
import { ofType, type Resource, type Stack } from "../stack/stack-json";

/** The parts of a way from an API into a VPC: each is there once, and all front doors of a stack share them. */
export interface LinkParts {
  readonly link: Resource;
  readonly balancer: Resource;
  readonly listener: Resource;
  readonly targets: Resource;
}

const TYPES = ["aws_api_gateway_vpc_link", "aws_lb", "aws_lb_listener", "aws_lb_target_group"] as const;
const ATTACHMENT = "aws_lb_target_group_attachment";

/** @returns the parts, or what is wrong with their number */
export function linkParts(stack: Stack): LinkParts | { readonly findings: readonly Finding[] } {
  const [[link], [balancer], [listener], [targets]] = TYPES.map((type) => ofType(stack, type)) as [
    readonly Resource[],
    readonly Resource[],
    readonly Resource[],
    readonly Resource[],
  ];
  const wrong = TYPES.flatMap((type) => {
    const all = ofType(stack, type);
    const addresses = listed(all.map(({ address }) => address));
    return unless(all.length === 1, stack, `expected ${type} once for all front doors, got ${addresses}`);
  });
  if (wrong.length > 0 || !link || !balancer || !listener || !targets) return { findings: wrong };
  return { link, balancer, listener, targets };
}

/** A stack without front doors has no way from an API into a VPC. */
export function noLinkParts(stack: Stack): readonly Finding[] {
  return [...TYPES, ATTACHMENT]
    .flatMap((type) => ofType(stack, type))
    .map(({ address }) =>
      problem(stack, `${address} is a way in; expected none, as the file has no front door`),
    );
}

/** A stack in which nothing has to know the addresses of endpoints leaves them to AWS. */
export function noPinnedAddresses(stack: Stack): readonly Finding[] {
  return endpointsOf(stack)
    .filter(({ resource }) => resource.attributes.subnet_configuration !== undefined)
    .map(({ address }) =>
      problem(stack, `${address} says its addresses; expected none, as nothing has to know them`),
    );
}

/** The targets of balancers. */
export function attachmentsOf(stack: Stack): readonly Resource[] {
  return ofType(stack, ATTACHMENT);
}
