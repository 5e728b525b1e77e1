import { call, rightToken } from "./system/call";
import type { CentralGateway } from "./system/system";

/** Calls that API Gateway refuses before any service hears of them. */
export function refused(system: () => CentralGateway): void {
  const statusOf = async (route: string, token: string | undefined) =>
    (await call(system(), { route, token })).status;
  const past = () => Math.floor(Date.now() / 1000) - 60;

  it("401: no token", async () => {
    expect(await statusOf("GET /todo", undefined)).toBe(401);
  });

  it.each([
    ["another issuer", { iss: "https://other.example.com/" }],
    ["another audience", { aud: "warehouse" }],
  ])("401: a token of %s", async (_, claims) => {
    expect(await statusOf("GET /todo", await rightToken(system(), claims))).toBe(401);
  });

  it("401: a token that has expired", async () => {
    expect(await statusOf("GET /todo", await rightToken(system(), { exp: past() }))).toBe(401);
  });

  it("403: a token without the route's scope, which is enough for another route", async () => {
    const token = await rightToken(system(), { scope: "todo.read" });
    expect(await statusOf("POST /todo", token)).toBe(403);
    expect(await statusOf("GET /todo", token)).toBe(200);
  });

  it.each(["GET /", "GET /admin", "DELETE /todo", "GET /todo/1/complete", "GET /healthz", "GET /todo/"])(
    "404: %s, which is no route",
    async (route) => {
      const token = await rightToken(system());
      const answer = await call(system(), { route, token });
      expect([answer.status, answer.body]).toEqual([404, '{"message":"Not Found"}']);
    },
  );

  it("429: more calls of a route than its own throttle allows, while others are answered", async () => {
    const token = await rightToken(system());
    const statuses = await Promise.all(Array.from({ length: 12 }, () => statusOf("GET /names", token)));
    expect(statuses).toContain(429);
    expect(await statusOf("GET /todo", token)).toBe(200);
  });

  it("the access log says why", async () => {
    const { gateway } = system();
    await call(system(), { route: "GET /todo", token: undefined });
    expect(gateway.accessLog.last).toMatchObject({ status: "401", routeKey: "GET /todo" });
    expect(JSON.stringify(gateway.accessLog.last)).toMatch(/unauthorized/i);
  });
}
