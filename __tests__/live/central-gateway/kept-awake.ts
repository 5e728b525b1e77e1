import { DeleteRoleCommand } from "@aws-sdk/client-iam";
import { probe } from "../data-path/system/probe";
import { makeRole } from "../emulated-aws/strict/iam/sample-role";
import { scheduledRuns } from "../gateway/functions/scheduled-run";
import { scheduledRule } from "../support/accounts/events";
import { call, gatewayHost, rightToken } from "./system/call";
import { GATEWAY } from "./system/deployment";
import type { CentralGateway } from "./system/system";

const NAME = "shop-gateway-keep-warm";
const ROUTE = { method: "GET", path: "/.crosslink/keep-warm" };

/** The function that calls the gateway's own route, and others who try to. */
export function keptAwake(system: () => CentralGateway): void {
  const account = () => system().account(GATEWAY);
  const logged = () => {
    const { gateway } = system();
    return gateway.machines.ids.map((id) => gateway.machines.logOf(id)).join("");
  };
  const statusFor = async (roleArn: string, asked: { readonly method: string; readonly path: string }) => {
    const { gateway } = system();
    const signer = await gateway.sessions.begin(roleArn, "by-hand");
    return (await probe(system(), { ...asked, host: await gatewayHost(system()), signer })).statusCode;
  };

  it("once a week its rule runs the function, whose call passes the link and is answered by the balancer itself", async () => {
    const { gateway } = system();
    expect((await scheduledRule(account(), NAME)).schedule).toBe("rate(7 days)");
    const before = logged();
    expect(await scheduledRuns(account(), NAME)).toEqual([{ outcome: "succeeded" }]);
    expect(gateway.accessLog.last).toMatchObject({
      ...{ routeKey: "GET /.crosslink/keep-warm", status: "404", "integration.status": "404" },
      "identity.userArn": `arn:aws:sts::${GATEWAY}:assumed-role/${NAME}/${NAME}`,
    });
    expect(gateway.lambda.output).toContain('"message":"the balancer answered"');
    // Balancers go on asking whether the servers are healthy, with a path of their own.
    expect(logged().slice(before.length)).not.toContain("crosslink");
  });

  it("it fails, and says what came back, where that is not what it takes for the balancer's answer", async () => {
    const environment = { BALANCER_ANSWER: "another" };
    const kept = await system().gateway.lambda.start(GATEWAY, NAME, { environment });
    const message = `expected the balancer's own 404, got 404 {"message":"No such service"}`;
    expect(await kept.call({})).toMatchObject({ thrown: { errorMessage: message } });
    expect(kept.output).toContain(JSON.stringify(message));
  });

  it("403: another role of the gateway's account, on that route", async () => {
    const stranger = await makeRole(account().iam, "stranger", { trusts: "lambda.amazonaws.com" });
    expect(await statusFor(stranger, ROUTE)).toBe(403);
    await account().iam.send(new DeleteRoleCommand({ RoleName: "stranger" }));
  });

  it("403: a token that may do everything else, as that route asks for a signature", async () => {
    const token = await rightToken(system());
    expect((await call(system(), { route: `${ROUTE.method} ${ROUTE.path}`, token })).status).toBe(403);
  });

  it("404 and 401: the function's role, by another method and on a route of a service", async () => {
    const role = `arn:aws:iam::${GATEWAY}:role/${NAME}`;
    expect(await statusFor(role, { ...ROUTE, method: "POST" })).toBe(404);
    expect(await statusFor(role, { method: "GET", path: "/todo" })).toBe(401);
  });
}
