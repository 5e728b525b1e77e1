import type { Outcome } from "../call/decide-call";
import type { CallerClass } from "../classes/callers";
import type {
  GatewayExpectations,
  RouteExpectations,
  UseExpectations,
} from "../expectations/gateway-expectations";
import { mappingsOf } from "../findings/gateway/api/integrations";

/** A route as the file has it. */
export interface IntendedRoute {
  readonly key: string;
  readonly use: string;
  readonly route: RouteExpectations;
  /** The service that answers: a stack id, or a name. */
  readonly service: string;
  /** True if its endpoint is accepted once its state is known; another's is its owner's. */
  readonly isLinked: boolean;
}

export function intendedRoutes({ uses }: Pick<GatewayExpectations, "uses">): readonly IntendedRoute[] {
  return Object.entries(uses).flatMap(([use, { routes, service }]) =>
    Object.entries(routes).map(([key, route]) => ({
      ...{ key, use, route },
      service: nameOf(service),
      isLinked: service.kind === "stack",
    })),
  );
}

function nameOf(service: UseExpectations["service"]): string {
  return service.kind === "stack" ? service.stackId : service.name;
}

/** The difference between what becomes of a call and what the file says, in words; undefined where there is none. */
export function difference(
  { access }: Pick<GatewayExpectations, "access">,
  { use, service, route }: IntendedRoute,
  { isLetIn, as }: CallerClass,
  outcome: Outcome,
): string | undefined {
  if (!isLetIn)
    return outcome.service === undefined
      ? undefined
      : `expected a refusal, got an answer of ${outcome.service}`;
  if (outcome.service !== service)
    return `expected an answer of ${service}, got ${outcome.service === undefined ? `a ${outcome.status}` : `one of ${outcome.service}`}`;
  const mappings = mappingsOf(use, route.path, access);
  const wanted = {
    "x-crosslink-service": use,
    "x-crosslink-subject": subjectOf(mappings, as.signer?.arn),
    "x-crosslink-client-ip": "$context.identity.sourceIp",
  };
  const { headers = {}, path } = outcome.request ?? {};
  for (const [name, value] of Object.entries(wanted))
    if (headers[name] !== value)
      return `expected ${service} to get ${value ?? "nothing"} as ${name}, got ${headers[name] ?? "nothing"}`;
  const mapped = mappings["overwrite:path"];
  return path === mapped ? undefined : `expected ${service} to be asked for ${String(mapped)}, got ${path}`;
}

function subjectOf(
  mappings: Readonly<Record<string, unknown>>,
  signer: string | undefined,
): string | undefined {
  const value = mappings["overwrite:header.x-crosslink-subject"];
  return value === "$context.identity.userArn" ? signer : value === undefined ? undefined : String(value);
}
