import { functionCaller } from "../examples/callers/function-caller";
import { planChanges } from "../support/terraform/plan";
import { callerOf, callFrom, fillSecret } from "./system/clients";
import { SUBJECTS } from "./system/deployment";
import type { MutualTls } from "./system/system";

/** The calls that the file promises. */
export function answered(system: () => MutualTls): void {
  it.each(["provider", "orders", "billing"])("nothing is left to do for %s", async (stackId) => {
    expect(await planChanges(system().workspace, stackId)).toEqual({});
  });

  it("502: a client whose secret is empty says who has to fill it", async () => {
    const { account, functionName } = callerOf("orders");
    const { call, stop } = await functionCaller(system().gateway, account, functionName);
    const { status, body } = await call({ method: "GET", path: "/" });
    await stop();
    expect([status, body]).toEqual([502, expect.stringContaining("aws secretsmanager put-secret-value")]);
  });

  it.each([
    ["orders", "/"],
    ["billing", "/invoices"],
  ] as const)(
    "200: the function of %s, with the certificate in its secret, for GET %s",
    async (consumer, path) => {
      const { clients } = system().authorities;
      await fillSecret(system(), consumer, "caller", await clients.issue(SUBJECTS[consumer]));
      const { account, functionName } = callerOf(consumer);
      const { call, stop } = await functionCaller(system().gateway, account, functionName);
      const { status, body } = await call({ method: "GET", path });
      await stop();
      expect({ status, body }).toEqual({ status: 200, body: expect.anything() });
      expect(system().gateway.requestLog.to("execute-api").at(-1)).toMatchObject({
        authorizer: { principalId: consumer },
      });
    },
  );

  it("200: whoever has the certificate, without code of Crosslink", async () => {
    const { clients } = system().authorities;
    const identity = await clients.issue(SUBJECTS.orders);
    expect(await callFrom(system(), "orders", { identity })).toMatchObject({ status: 200 });
  });

  it("200: whoever holds a consumer's certificate is that consumer, at any accepted endpoint", async () => {
    const { clients } = system().authorities;
    const identity = await clients.issue(SUBJECTS.orders);
    expect(await callFrom(system(), "billing", { identity })).toMatchObject({ status: 200 });
  });
}
