import type { Finding } from "../../../network/finding";
import { onlyOne } from "../../../network/held/only";
import type { Resource, Stack } from "../../../network/stack/stack-json";

/** The parts that a gateway has once, whatever it leads to. */
export interface GatewayParts {
  readonly api: Resource;
  readonly stage: Resource;
  readonly link: Resource;
  readonly balancer: Resource;
  readonly listener: Resource;
}

const TYPES = {
  api: "aws_apigatewayv2_api",
  stage: "aws_apigatewayv2_stage",
  link: "aws_apigatewayv2_vpc_link",
  balancer: "aws_lb",
  listener: "aws_lb_listener",
} as const;

/** @returns the parts, or what is wrong with their number */
export function gatewayParts(stack: Stack): GatewayParts | { readonly findings: readonly Finding[] } {
  const parts: Partial<Record<keyof typeof TYPES, Resource>> = {};
  const findings: Finding[] = [];
  for (const [name, type] of Object.entries(TYPES) as [keyof typeof TYPES, string][]) {
    const { resource, findings: wrong } = onlyOne(stack, type);
    parts[name] = resource;
    findings.push(...wrong);
  }
  const { api, stage, link, balancer, listener } = parts;
  if (!api || !stage || !link || !balancer || !listener) return { findings };
  return { api, stage, link, balancer, listener };
}
