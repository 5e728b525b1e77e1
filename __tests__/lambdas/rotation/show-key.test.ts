import { targetOf } from "../../../lambdas/client/environment";
import type { ApiAnswer } from "../../../lambdas/client/send/exchange";
import type { ApiRequest } from "../../../lambdas/client/send/request";
import { makeShowKey } from "../../../lambdas/rotation/show-key";
import { version } from "../../../package.json";
import { fakeSystem } from "../../support/fakes/fake-system";
import { keyOf } from "../../support/fakes/keys";

const target = targetOf({
  API_URL: "https://vpce-0abc-xyz.execute-api.eu-west-1.vpce.amazonaws.com/prod",
  API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "GET /",
  TIMEOUT_SECONDS: "10",
});

function show(status: number, headers: ApiAnswer["headers"] = {}, method: "GET" | "POST" = "GET") {
  const system = fakeSystem();
  const sent: ApiRequest[] = [];
  const send = async (request: ApiRequest) => {
    sent.push(request);
    return { status, headers, body: Buffer.alloc(0) };
  };
  const deadline = { at: system.now() + 10_000, signal: new AbortController().signal };
  const reception = makeShowKey(target, send, system)(
    keyOf("a", "k"),
    { method, path: "/or ders" },
    deadline,
  );
  return { sent, reception };
}

test("a key is shown unsigned, by a request with a User-Agent", async () => {
  const { sent, reception } = show(200);
  await reception;
  expect(sent).toEqual([
    {
      method: "GET",
      path: "/prod/or%20ders",
      query: {},
      headers: {
        "user-agent": `crosslink/${version}`,
        host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        "x-crosslink-key": keyOf("a", "k"),
      },
      body: Buffer.alloc(0),
    },
  ]);
});

test.each([
  [200, "admitted"],
  [302, "admitted"],
  [401, "refused"],
  [403, "forbidden"],
  [404, "admitted"],
  [500, "admitted"],
  [504, "admitted"],
])("%i: %s", async (status, reception) => {
  expect(await show(status).reception).toBe(reception);
});

test.each<[number, ApiAnswer["headers"]]>([
  [500, { "x-amzn-errortype": "AuthorizerConfigurationException" }],
  [500, { "x-amzn-errortype": "AuthorizerFailureException" }],
  [429, {}],
])("%i %j says nothing about the key", async (status, headers) => {
  await expect(show(status, headers).reception).rejects.toThrow(
    `the API answered ${status}, which says nothing about the key`,
  );
});

test("what may be repeated is, before it counts", async () => {
  const [get, post] = [show(503), show(503, {}, "POST")];
  await Promise.all([get.reception, post.reception]);
  expect([get.sent.length, post.sent.length]).toEqual([4, 1]);
});
