import { assumption, type Finding } from "../../../../network/finding";
import type { Stack } from "../../../../network/stack/stack-json";
import type {
  AccessExpectations,
  GatewayExpectations,
  RouteExpectations,
} from "../../../expectations/gateway-expectations";

/**
 * Routes of one service that ask for different things, where one has a parameter. API Gateway checks what it takes a path for, and the
 * service answers what it takes it for itself: an encoded letter, dots or a slash too many may make these two different routes.
 */
export function toldApart(stack: Stack, { uses, access }: GatewayExpectations): readonly Finding[] {
  return Object.entries(uses).flatMap(([use, { routes }]) => {
    const pair = differing(Object.entries(routes), access);
    if (pair === undefined) return [];
    const [wide, other] = pair;
    const text = `${use} takes no path for ${other} that API Gateway takes for ${wide}, which asks callers for something else`;
    return [assumption(stack, text)];
  });
}

type Keyed = readonly [key: string, route: RouteExpectations];

/** The first route with a parameter, and another one of its method that asks for something else. */
function differing(
  routes: readonly Keyed[],
  access: AccessExpectations,
): readonly [wide: string, other: string] | undefined {
  for (const wide of routes) {
    if (!wide[0].includes("{")) continue;
    const other = routes.find(
      (one) => isSameMethod(wide[0], one[0]) && asksFor(one, access) !== asksFor(wide, access),
    );
    if (other) return [wide[0], other[0]];
  }
  return undefined;
}

function isSameMethod(one: string, other: string): boolean {
  const [a, b] = [one, other].map((key) => key.split(" ")[0]);
  return a === b || a === "ANY" || b === "ANY";
}

function asksFor([key, { scopes }]: Keyed, access: AccessExpectations): string {
  if (access.kind === "jwt") return [...scopes].sort().join();
  if (access.kind === "none") return "";
  return Object.entries(access.callers)
    .flatMap(([name, { routes }]) => (routes.includes(key) ? [name] : []))
    .join();
}
