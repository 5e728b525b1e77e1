import { setTimeout } from "node:timers/promises";
import { call, rightToken } from "../../../../central-gateway/system/call";
import { GATEWAY } from "../../../../central-gateway/system/deployment";
import type { CentralGateway } from "../../../../central-gateway/system/system";
import { writeEntry } from "../../../../gateway/logs/write-entry";
import type { Fault } from "../../fault";

/** Somebody calls with a wrong token, and later with a right one. */
function calling(route: string, claims: object, status: number, body?: object) {
  return async (system: CentralGateway) => {
    await system.gateway.look();
    const refused = await call(system, { route, body, token: await rightToken(system, claims) });
    expect(refused.status).toBe(status);
    return async () => {
      expect((await call(system, { route, body })).status).toBeLessThan(400);
    };
  };
}

const LOG = "/aws/vendedlogs/apigateway/shop-gateway/access";

/** The limit of `GET /names` is one call a second, and two at once. The entry of a refusal is written once more, as the last one. */
async function callTooOften(system: CentralGateway): Promise<() => Promise<void>> {
  const calls = Array.from({ length: 12 }, () => call(system, { route: "GET /names" }));
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  expect(statuses).toContain(429);
  const refused = system.gateway.accessLog.after(0).findLast(({ status }) => status === "429");
  await writeEntry(system.account(GATEWAY), LOG, JSON.stringify(refused));
  return async () => {
    await setTimeout(3000);
    expect((await call(system, { route: "GET /names" })).status).toBe(200);
  };
}

export const callerFaults: readonly Fault<CentralGateway>[] = [
  {
    name: "a caller's token is for another audience",
    cause: "token-refused",
    evidence: /live +[\d:]+Z 401 Unauthorized: .*aud.*\n +intended +a token of https:\/\/issuer/i,
    plant: calling("GET /todo", { aud: "warehouse" }, 401),
  },
  {
    name: "a caller's token has not the scope of the route",
    cause: "scope-missing",
    evidence: /403 Forbidden.*\n +intended +one of the scopes todo\.write/,
    plant: calling("POST /todo", { scope: "todo.read" }, 403, { title: "write" }),
  },
  {
    name: "callers call more often than the route's throttle lets them",
    cause: "gateway-throttled",
    evidence: /429 Too Many Requests\n +intended +at most 1 requests a second, 2 at once/,
    plant: callTooOften,
  },
];
