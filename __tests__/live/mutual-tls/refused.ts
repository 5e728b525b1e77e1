import { probe } from "../data-path/system/probe";
import { callFrom, outputs } from "./system/clients";
import { DOMAIN, SUBJECTS } from "./system/deployment";
import type { MutualTls } from "./system/system";

const SUBJECT_HEADER = "X-Amzn-Mtls-Clientcert-Subject";

/** The calls that come through, or around, the balancer and are refused behind it. */
export function refused(system: () => MutualTls): void {
  const issued = (subject: string) => system().authorities.clients.issue(subject);
  const lastRefusal = () => system().gateway.requestLog.to("execute-api").at(-1)?.refusedBy;

  it("403: a certificate of a trusted authority, whose subject the file does not name", async () => {
    const identity = await issued("CN=stranger,O=Acme");
    expect(await callFrom(system(), "orders", { identity })).toMatchObject({ status: 403 });
    expect(lastRefusal()).toBe("authorizer's policy, which denies");
  });

  it("403: another consumer's route", async () => {
    const identity = await issued(SUBJECTS.orders);
    expect(await callFrom(system(), "orders", { identity, path: "/invoices" })).toMatchObject({
      status: 403,
    });
    expect(lastRefusal()).toBe("authorizer's policy, which denies");
  });

  it.each([
    ["of another consumer", SUBJECTS.billing],
    ["of its own", SUBJECTS.orders],
  ])("401: a header %s beside that of the balancer", async (_, subject) => {
    const headers = [
      ["user-agent", "by-hand"],
      [SUBJECT_HEADER, subject],
    ] as const;
    const identity = await issued(SUBJECTS.orders);
    expect(await callFrom(system(), "orders", { identity, headers })).toMatchObject({ status: 401 });
  });

  const madeUp = () => ({
    "user-agent": "by-hand",
    [SUBJECT_HEADER]: SUBJECTS.orders,
    "X-Amzn-Mtls-Clientcert-Issuer": "CN=Clients,O=Acme",
    "X-Amzn-Mtls-Clientcert-Serial-Number": "01",
  });

  it("403: the headers made up, over the domain's public address", async () => {
    const { gateway } = system();
    const asked = { host: DOMAIN, method: "GET", path: "/", headers: madeUp() };
    expect((await probe({ gateway }, asked)).statusCode).toBe(403);
    expect(lastRefusal()).toBe("resource policy, DenyOtherEndpoints");
  });

  it("403: the headers made up, at the API's own name, through an endpoint of somebody else's", async () => {
    const { gateway } = system();
    const { api_host: host } = await outputs(system(), "provider");
    const { endpoints } = await gateway.look();
    const others = endpoints.filter(({ service }) => service === "execute-api");
    expect(others.map(({ account }) => account)).toEqual(["111111111111"]);
    const asked = { host: String(host), method: "GET", path: "/prod/", headers: madeUp() };
    const answer = await probe({ gateway }, asked).catch((error: Error) => error.message);
    expect(typeof answer === "string" ? 403 : answer.statusCode).toBe(403);
  });

  it("a host that is neither the domain nor the API leads to nothing", async () => {
    const identity = await issued(SUBJECTS.orders);
    expect(await callFrom(system(), "orders", { identity, host: "other.example.com" })).toMatchObject({
      status: 403,
    });
  });
}
