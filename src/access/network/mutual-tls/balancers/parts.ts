import { type Finding, listed, problem } from "../../finding";
import { of } from "../../held/having";
import { noOther } from "../../held/only";
import { type JsonObject, ofType, type Resource, type Stack } from "../../stack/stack-json";

/** The parts of the way through an entrance: two balancers, with the listeners and the targets of each. */
export interface EntranceParts {
  /** The network balancer that PrivateLink leads to. */
  readonly entry: Resource;
  readonly passing: Resource;
  readonly toVerifier: Resource;
  /** The application balancer that verifies certificates. */
  readonly verifier: Resource;
  readonly verifying: Resource;
  readonly health: Resource;
  readonly toEndpoint: Resource;
}

/** The port of the listener that answers checks of the verifying balancer's own health. */
export const HEALTH_PORT = 8080;

/** @returns the parts, or what is wrong with their number */
export function entranceParts(
  stack: Stack,
): { readonly parts: EntranceParts } | { readonly findings: readonly Finding[] } {
  const find = (type: string, words: string, is: (attributes: JsonObject) => boolean) =>
    oneOf(stack, type, words, is);
  const entry = find("aws_lb", "network balancer", (one) => one.load_balancer_type === "network");
  const verifier = find("aws_lb", "application balancer", (one) => one.load_balancer_type === "application");
  const listener = (balancer: One, words: string, port: number) =>
    find(
      "aws_lb_listener",
      words,
      (one) => one.load_balancer_arn === of(balancer.resource?.address, "arn") && one.port === port,
    );
  const found = {
    ...{ entry, verifier },
    passing: listener(entry, "listener of the network balancer on 443", 443),
    verifying: listener(verifier, "listener of the application balancer on 443", 443),
    health: listener(verifier, `listener of the application balancer on ${HEALTH_PORT}`, HEALTH_PORT),
    toVerifier: find("aws_lb_target_group", "target group of balancers", (one) => one.target_type === "alb"),
    toEndpoint: find("aws_lb_target_group", "target group of addresses", (one) => one.target_type === "ip"),
  };
  const known = Object.values(found).map(({ resource }) => resource?.address);
  const wrong = [
    ...Object.values(found).flatMap(({ findings }) => findings),
    ...["aws_lb", "aws_lb_listener", "aws_lb_target_group"].flatMap((type) =>
      noOther(stack, type, known, "is no part of the entrance"),
    ),
  ];
  const parts = Object.fromEntries(Object.entries(found).map(([name, { resource }]) => [name, resource]));
  return wrong.length > 0 ? { findings: wrong } : { parts: parts as unknown as EntranceParts };
}

interface One {
  readonly resource?: Resource;
  readonly findings: readonly Finding[];
}

function oneOf(stack: Stack, type: string, words: string, is: (attributes: JsonObject) => boolean): One {
  const all = ofType(stack, type).filter(({ attributes }) => is(attributes));
  const [resource, ...others] = all;
  if (resource !== undefined && others.length === 0) return { resource, findings: [] };
  return {
    findings: [problem(stack, `expected one ${words}, got ${listed(all.map(({ address }) => address))}`)],
  };
}
