import type { AdoptedWay, Service } from "../expectations";
import { assumption, type Finding, fact, shown, unless } from "../finding";
import { ANYWHERE, HTTPS, type Need } from "../groups/rule";
import { type Ground, lets, SERVICE_WORDS } from "./ground";
import type { Reach } from "./reach";
import { resolution } from "./resolution";
import type { Traveller } from "./traveller";

/** The near half of a way that others own: the stack lets the client out, the rest is assumed. */
export function adoptedWay(
  ground: Ground,
  traveller: Traveller,
  service: Service,
  { endpointId, securityGroupId }: AdoptedWay,
): Reach {
  const { stack } = ground;
  const { address, caller, group, vpc } = traveller;
  const peer = securityGroupId ?? ANYWHERE;
  const to = endpointId ?? SERVICE_WORDS[service];
  const needs: readonly Need[] = [{ direction: "egress", group, peer, by: address, to }];
  const name = caller && endpointId !== undefined ? resolution(ground, caller, vpc) : undefined;
  const wrong = [
    ...(name?.findings ?? []),
    ...unless(
      name?.endpoint === undefined || name.endpoint === endpointId,
      stack,
      `expected the name that ${address} connects to to lead to ${endpointId}, got ${shown(name?.endpoint)}`,
    ),
  ];
  if (wrong.length > 0 || !lets(ground, needs)) return { findings: wrong, needs };
  const by = name?.by === undefined ? "" : `, by ${name.by}`;
  return {
    findings: [
      fact(stack, `${address} is let out of ${group} to ${peer} on 443, for ${to}${by}`),
      farHalf(ground, traveller, service, { endpointId, securityGroupId }),
    ],
    needs,
  };
}

function farHalf(
  { stack }: Ground,
  { group, vpc }: Traveller,
  service: Service,
  { endpointId, securityGroupId }: Omit<AdoptedWay, "kind">,
): Finding {
  if (securityGroupId !== undefined) {
    const endpoint = endpointId ?? `an endpoint of ${service} with private DNS`;
    return assumption(
      stack,
      `${securityGroupId} guards ${endpoint} in ${vpc}, and lets ${group} in on ${HTTPS}`,
    );
  }
  const way = stack.resources.has(vpc)
    ? `others put an endpoint of ${service} with private DNS into ${vpc}, from which nothing leads to ${SERVICE_WORDS[service]}`
    : `${vpc} has a way to ${SERVICE_WORDS[service]}`;
  return assumption(
    stack,
    `${way}; at which address is not known, so ${group} is let out to ${ANYWHERE} on ${HTTPS}`,
  );
}
