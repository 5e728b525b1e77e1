import { call, rightToken } from "./system/call";
import type { CentralGateway } from "./system/system";

/** Calls that arrive, through every hop that was deployed. */
export function answered(system: () => CentralGateway): void {
  it("201 and 200: a todo is created, listed, read and completed", async () => {
    const created = await call(system(), { route: "POST /todo", body: { title: "write" } });
    expect(created.status).toBe(201);
    const { id } = JSON.parse(created.body) as { id: string };
    const listed = await call(system(), { route: "GET /todo" });
    expect([listed.status, listed.body]).toEqual([200, expect.stringContaining(id)]);
    const completed = await call(system(), { route: `POST /todo/${id}/complete`, body: {} });
    expect(completed.status).toBe(200);
    const read = await call(system(), { route: `GET /todo/${id}` });
    expect([read.status, JSON.parse(read.body)]).toEqual([
      200,
      expect.objectContaining({ id, title: "write" }),
    ]);
  });

  it("200: names behind the prefix that the gateway strips, at its root and below", async () => {
    const list = await call(system(), { route: "GET /names" });
    expect(list.status).toBe(200);
    const missing = await call(system(), { route: "GET /names/no-such-name" });
    expect(missing.status).toBe(404);
    // The service's own 404, not that of API Gateway or of the balancer.
    expect(missing.headers["content-type"]).toContain("application/json");
    expect(['{"message":"Not Found"}', '{"message":"No such service"}']).not.toContain(missing.body);
  });

  it("404: the todo of another subject, whatever the client says about itself", async () => {
    const created = await call(system(), { route: "POST /todo", body: { title: "mine" } });
    const { id } = JSON.parse(created.body) as { id: string };
    const token = await rightToken(system(), { sub: "bob" });
    const read = await call(system(), {
      ...{ route: `GET /todo/${id}`, token },
      headers: { "x-crosslink-subject": "ada" },
    });
    expect(read.status).toBe(404);
  });

  it("200 from the route's own service, whatever x-crosslink-service the client sends", async () => {
    const list = await call(system(), { route: "GET /todo", headers: { "x-crosslink-service": "names" } });
    expect([list.status, list.body]).toEqual([200, expect.stringContaining('"title"')]);
  });

  it("200 and the caller's own address in the service's log, whatever x-crosslink-client-ip it sends", async () => {
    const { gateway } = system();
    await call(system(), { route: "GET /todo", headers: { "x-crosslink-client-ip": "192.0.2.1" } });
    const logs = gateway.machines.ids.map((id) => gateway.machines.logOf(id)).join("");
    expect(logs).toContain('"GET"');
    expect(logs).not.toContain("192.0.2.1");
  });

  it("a preflight is answered by API Gateway itself", async () => {
    const preflight = {
      origin: "https://shop.example.com",
      "access-control-request-method": "POST",
    };
    const answer = await call(system(), { route: "OPTIONS /todo", token: undefined, headers: preflight });
    expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([
      204,
      "https://shop.example.com",
    ]);
  });

  it("the access log has who called which route, and no token", async () => {
    const { gateway } = system();
    const token = await rightToken(system());
    await call(system(), { route: "GET /todo", token });
    const entry = gateway.accessLog.last ?? {};
    expect(entry).toMatchObject({ routeKey: "GET /todo", status: "200" });
    expect(JSON.stringify(entry)).toContain("ada");
    expect(JSON.stringify(entry)).not.toContain(token);
  });
}
