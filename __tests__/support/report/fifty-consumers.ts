import { CONSUMER, FILE, PROVIDER, SERVICE } from "../deployment";

const ROUTES = ["GET /", "GET /a", "GET /b"];

export const FIFTY_NAMES: readonly string[] = Array.from(
  { length: 50 },
  (_, i) => `team-${String(i + 1).padStart(2, "0")}`,
);

/** Fifty consumers of one API, whose accounts, networks and routes are their own. */
export const FIFTY_CONSUMERS = {
  ...FILE,
  providers: {
    provider: { ...PROVIDER, service: { ...SERVICE, resourcePolicyQuota: 65_536, routes: ROUTES } },
  },
  consumers: Object.fromEntries(
    FIFTY_NAMES.map((name, i) => [
      name,
      {
        ...CONSUMER,
        account: String(200_000_000_000 + i),
        network: { cidr: `10.${i}.0.0/16`, zones: ["a", "b"] },
        uses: { provider: { routes: [ROUTES[i % ROUTES.length]] } },
      },
    ]),
  ),
};
