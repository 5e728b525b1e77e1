import type { PassingRequest } from "../proxy";
import { requesterOf } from "./requester";

/** A call of a service that speaks AWS's query protocol. */
export interface QueryCall {
  readonly action: string;
  readonly parameters: URLSearchParams;
}

/** Undefined where a request asks for something of another service. */
export function queryCall(
  passing: PassingRequest,
  service: "autoscaling" | "ec2" | "elasticloadbalancing" | "iam",
): QueryCall | undefined {
  if (passing.method !== "POST" || requesterOf(passing).service !== service) return undefined;
  const parameters = new URLSearchParams(passing.body.toString());
  return { action: parameters.get("Action") ?? "", parameters };
}

/** The values of a parameter that is a list: `SubnetId.1`, `SubnetId.2`; or `Subnets.member.1`, by the name `Subnets.member`. */
export function listed(parameters: URLSearchParams, name: string): readonly string[] {
  return [...parameters]
    .filter(([key]) => new RegExp(`^${name}\\.\\d+$`).test(key))
    .map(([, value]) => value);
}
