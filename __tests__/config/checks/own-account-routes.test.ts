import { CONSUMER, FILE, PROVIDER, SERVICE } from "../../support/deployment";
import { problemsOf } from "../problems-of";

describe("routes of a consumer in the API's own account, to which all others are denied", () => {
  const file = (routes: readonly string[], more: object = {}) => ({
    ...FILE,
    providers: {
      provider: {
        ...PROVIDER,
        service: { ...SERVICE, routes: ["GET /", "GET /{name}", "GET /a/{id}", "GET /a/me"] },
      },
    },
    consumers: {
      consumer: { ...CONSUMER, account: PROVIDER.account, uses: { provider: { routes } }, ...more },
    },
  });
  const problems = (value: object) =>
    problemsOf(JSON.stringify(value)).map((one) => one.replace(/^\S+ +/, ""));

  it("are refused where a Deny of another would catch them", () => {
    expect(problems(file(["GET /a/me"]))).toEqual([
      "consumers.consumer.uses.provider.routes: expected routes that IAM can tell apart, got GET /a/me without GET /{name} (in the API's own account: grant both, rename one, or let the clients assume a role)",
      "consumers.consumer.uses.provider.routes: expected routes that IAM can tell apart, got GET /a/me without GET /a/{id} (in the API's own account: grant both, rename one, or let the clients assume a role)",
    ]);
  });

  it("are refused, too, where a client is a role of that account", () => {
    const task = {
      type: "role",
      arn: `arn:aws:iam::${PROVIDER.account}:role/task`,
      uses: "provider",
      auth: "direct",
    };
    const [first] = problems(file(["GET /a/me"], { account: CONSUMER.account, clients: { task } }));
    expect(first).toContain("got GET /a/me without GET /{name} (in the API's own account:");
  });

  test.each<[string, object]>([
    ["the root alone was granted", file(["GET /"])],
    ["all others were granted", file(["GET /{name}", "GET /a/{id}", "GET /a/me"])],
    ["clients assume a role", file(["GET /a/me"], { clients: { assumed: CONSUMER.clients.assumed } })],
    ["the consumer is in another account", file(["GET /a/me"], { account: CONSUMER.account })],
  ])("are accepted where %s", (_, value) => {
    expect(problems(value)).toEqual([]);
  });
});
