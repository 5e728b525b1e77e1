import type { Gateway, Integration, Route, ServiceEndpoint, Targets } from "../picture/gateway";
import type { Service } from "../picture/service";
import { authorize } from "./authorize";
import { chooseRule } from "./choose-rule";
import { connect, type Known } from "./connect";
import { type Forwarded, forwarded } from "./forwarded";
import { letThrough } from "./let-through";
import { reachServers } from "./reach-servers";
import type { Request } from "./request";
import { passes, refuses, type Step } from "./step";

/** The verdict on a call, with every step that led to it. */
export interface Outcome {
  /** The service that answers: a stack id, or the name of one that has no stack. @default none does */
  readonly service?: string;
  /** The refusal of whoever decided. @default a service answers */
  readonly status?: number;
  /** The request as it arrives; absent where it does not. */
  readonly request?: Forwarded;
  /** Every decision on the way; the last one decided. */
  readonly steps: readonly Step[];
}

/** A gateway and the services of the deployment, by stack id. */
export interface Surroundings {
  readonly gateway: Gateway;
  readonly services: ReadonlyMap<string, Service>;
  readonly known: Known;
}

/** Decides a call that API Gateway takes to be of a route: every step to the service that answers, or to the one that refuses. */
export function decideCall(around: Surroundings, route: Route, request: Request): Outcome {
  const { gateway } = around;
  const { step, status } = authorize(gateway, route, request);
  if (status !== undefined) return { status, steps: [step] };
  const { integration } = route;
  if (integration === undefined) {
    return { status: 500, steps: [step, refuses(route.address, "it has no integration of the stack")] };
  }
  const arriving = forwarded(integration, request);
  const { steps, service, status: refusal } = throughBalancer(around, integration, arriving);
  const all = [step, ...steps];
  return refusal === undefined ? { service, request: arriving, steps: all } : { status: refusal, steps: all };
}

type Part = Pick<Outcome, "steps" | "status" | "service">;

function throughBalancer(
  around: Surroundings,
  { address, link, listener }: Integration,
  arriving: Forwarded,
): Part {
  const { rules } = around.gateway;
  if (link === undefined || listener === undefined) {
    return { status: 500, steps: [refuses(address, "it leads through no link to a listener of the stack")] };
  }
  const { balancer, traffic } = listener;
  const entering = letThrough(rules, link, balancer, traffic);
  if (!entering.passes) return { status: 503, steps: [entering] };
  const { by, action } = chooseRule(listener, arriving.headers);
  if (action.kind !== "forward") {
    const [status, text] =
      action.kind === "answer" ? [Number(action.status), `it answers ${action.status}`] : [500, action.text];
    return { status, steps: [entering, refuses(by, text)] };
  }
  const { targets } = action;
  const rest = throughEndpoint(around, targets, balancer);
  return { ...rest, steps: [entering, passes(by, `it forwards to ${targets.address}`), ...rest.steps] };
}

/** All addresses of a target group have to be of one endpoint: any of them may get the call. */
function throughEndpoint(
  around: Surroundings,
  targets: Targets,
  balancer: { readonly address: string; readonly groups: readonly string[] },
): Part {
  const endpoints = new Set(targets.addresses.map((one) => around.gateway.endpoints.get(one)));
  const [endpoint] = endpoints;
  if (endpoint === undefined || endpoints.size !== 1) {
    const reason = `its addresses (${targets.addresses.join(", ")}) are not of one endpoint`;
    return { status: 503, steps: [refuses(targets.address, reason)] };
  }
  const own = passes(targets.address, `its addresses are those of ${endpoint.address}`);
  const entering = letThrough(around.gateway.rules, balancer, endpoint, targets.traffic);
  if (!entering.passes) return { status: 504, steps: [own, entering] };
  const rest = throughPrivateLink(around, endpoint, targets.traffic);
  return { ...rest, steps: [own, entering, ...rest.steps] };
}

function throughPrivateLink(
  { gateway, services, known }: Surroundings,
  { address, name, service }: ServiceEndpoint,
  traffic: string,
): Part {
  if (service.kind === "unknown") return { status: 503, steps: [refuses(address, service.text)] };
  if (service.kind === "named")
    return {
      service: service.name,
      steps: [passes(address, `it is of ${service.name}, whose owner accepts it`)],
    };
  const to = services.get(service.stackId);
  if (to === undefined || to.address !== service.address)
    return { status: 503, steps: [refuses(address, `${service.stackId} has no service ${service.address}`)] };
  const connected = connect(to, { account: gateway.account, endpoint: name }, known);
  const steps = [
    passes(address, `it is of ${service.address} of ${service.stackId}`),
    ...connected,
    ...(connected.every((one) => one.passes) ? reachServers(to, traffic) : []),
  ];
  const isReached = steps.every((one) => one.passes);
  return isReached ? { service: service.stackId, steps } : { status: 503, steps };
}
