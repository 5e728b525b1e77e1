import { loadDeployment } from "../../../src/config/load-deployment";
import { type InvokeOptions, invoke } from "../../../src/operate/invoke/invoke";
import { exampleFile } from "../../support/examples";
import { type AwsServer, type SentRequest, type ServedAnswer, startAwsServer } from "../aws/aws-server";
import { written } from "../written";

const before = { ...process.env };
let server: AwsServer | undefined;

afterEach(() => {
  server?.close();
  process.env = { ...before };
});

const DOOR_URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod";
const GATEWAY_URL = "https://f6g7h8i9j0.execute-api.eu-west-1.amazonaws.com";

const CALLER = {
  requestId: "1",
  keyKind: "none",
  callerArn: null,
  endpointId: "vpce-0123456789abcdef0",
};
const ANSWERED = { statusCode: 200, headers: {}, body: JSON.stringify(CALLER), isBase64Encoded: false };

/** AWS with the state of a stack, and a function that answers like this. */
function aws(account: string, lambda: ServedAnswer) {
  return ({ path, body }: SentRequest): ServedAnswer => {
    if (body.includes("Action=GetCallerIdentity"))
      return {
        status: 200,
        body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      };
    if (path.includes("/invocations")) return lambda;
    const outputs = { front_door_urls: { value: { door: DOOR_URL } }, gateway_url: { value: GATEWAY_URL } };
    return { status: 200, body: JSON.stringify({ outputs }) };
  };
}

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function run(
  example: string,
  options: InvokeOptions,
  {
    account = "222222222222",
    lambda = { status: 200, body: JSON.stringify(ANSWERED) },
    answer = () => new Response(JSON.stringify(CALLER)),
  } = {},
) {
  server = await startAwsServer(aws(account, lambda as ServedAnswer));
  process.env = {
    ...before,
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: "me",
    AWS_SECRET_ACCESS_KEY: "me",
    AWS_MAX_ATTEMPTS: "1",
  };
  const sent: Sent[] = [];
  const fetch = async (url: string, { headers }: RequestInit) => {
    sent.push({ url, headers: headers as Sent["headers"] });
    return answer();
  };
  const streams = written();
  const status = await invoke(loadDeployment(exampleFile(example)), { fetch, ...options }, streams);
  const invoked = server.requests.filter(({ path }) => path.includes("/invocations"));
  return { status, ...streams.text, sent, invoked };
}

test("a keyed function is invoked by its name, and a front door waits for the key of a caller", async () => {
  const { status, out, sent, invoked } = await run("front-door", {});
  expect(
    out
      .replace(/\d+ ms/g, "N ms")
      .split("\n")
      .sort(),
  ).toEqual([
    "",
    "         give the key of one of its callers with --key",
    "1 succeeded, 0 failed, 1 to make by hand",
    "BY HAND  shop.door",
    "SUCCESS  shop.reader  200  N ms  a caller without a signature through vpce-0123456789abcdef0",
  ]);
  expect(status).toBe(0);
  expect(sent).toEqual([]);
  expect(invoked.map(({ path, body }) => [path, body])).toEqual([
    ["/2015-03-31/functions/door-shop-reader/invocations", "{}"],
  ]);
});

test("a front door is called with the key, a User-Agent and the route that is named", async () => {
  const { status, sent } = await run("front-door", {
    client: "shop.door",
    key: "mobile.secret",
    route: "GET /orders/7",
    headers: ["X-Trace: on"],
  });
  expect(status).toBe(0);
  expect(sent).toEqual([
    {
      url: `${DOOR_URL}/orders/7`,
      headers: {
        "x-crosslink-key": "mobile.secret",
        "x-trace": "on",
        "user-agent": expect.stringMatching(/^crosslink\//),
      },
    },
  ]);
});

test("a key that is refused is explained as client functions explain it", async () => {
  const answer = () =>
    new Response('{"message":"Unauthorized"}', {
      status: 401,
      headers: { "x-amzn-errortype": "UnauthorizedException" },
    });
  const { status, out } = await run("front-door", { client: "shop.door", key: "old" }, { answer });
  expect(status).toBe(1);
  expect(out).toMatch(/^FAILED {3}shop\.door {2}401 {2}\d+ ms\n {9}.*key.* \("Unauthorized"\)\n/);
});

test("a gateway gets the token, and says what is wrong with it", async () => {
  const headers = { "www-authenticate": 'Bearer error="invalid_token"' };
  const { status, out, sent } = await run(
    "central-gateway",
    { client: "gateway.api", token: "t" },
    { account: "111111111111", answer: () => new Response("{}", { status: 401, headers }) },
  );
  expect(sent[0]).toMatchObject({ headers: { authorization: "Bearer t" } });
  expect(sent[0]?.url.startsWith(`${GATEWAY_URL}/`)).toBe(true);
  expect([status, out]).toEqual([
    1,
    expect.stringContaining('the token was refused: Bearer error="invalid_token"'),
  ]);
});

describe("what fails", () => {
  const reasonOf = async (lambda: ServedAnswer, account?: string) => {
    const options = { client: "shop.reader", json: true };
    const { status, out } = await run("front-door", options, { lambda: lambda as never, account });
    const { calls } = JSON.parse(out) as { readonly calls: readonly { readonly reason: string }[] };
    expect(status).toBe(1);
    return calls[0]?.reason;
  };
  const json = (value: object, headers = {}): ServedAnswer => ({
    status: 200,
    headers,
    body: JSON.stringify(value),
  });

  test("a refusal, with the documents that probably refused", async () => {
    const explanation = {
      message: "no",
      meaning: "the policy does not let the route through",
      documents: ["API resource policy", "endpoint policy"],
    };
    expect(await reasonOf(json({ ...ANSWERED, statusCode: 403, explanation }))).toBe(
      'API resource policy, endpoint policy: the policy does not let the route through ("no")',
    );
  });

  test("a call without an answer, with what to check", async () => {
    const error = { reason: "timeout", message: "no answer within 10 s", check: "the endpoint" };
    expect(await reasonOf(json({ ...ANSWERED, statusCode: 504, error }))).toBe(
      "no answer within 10 s; check the endpoint",
    );
  });

  test("a function that crashed", async () => {
    const crash = json(
      { errorType: "Runtime.ExitError", errorMessage: "exited" },
      { "x-amz-function-error": "Unhandled" },
    );
    expect(await reasonOf(crash)).toBe("the function door-shop-reader failed: Runtime.ExitError: exited");
  });

  test("a function that is not there", async () => {
    const headers = { "x-amzn-errortype": "ResourceNotFoundException" };
    expect(await reasonOf({ status: 404, headers, body: "{}" })).toBe(
      "expected the function door-shop-reader, got none; deploy its consumer first",
    );
  });

  test("any other refusal of Lambda, in its words", async () => {
    const headers = { "x-amzn-errortype": "ResourceConflictException" };
    expect(await reasonOf({ status: 409, headers, body: '{"message":"The function is Pending"}' })).toBe(
      "AWS answered ResourceConflictException: The function is Pending",
    );
  });

  test("credentials of another account, without which no function is invoked", async () => {
    expect(await reasonOf(json(ANSWERED), "999999999999")).toMatch(
      /^expected credentials of the account 222222222222 for the party "shop", got those of 999999999999/,
    );
  });
});

test.each([
  [
    { client: "shop.nobody" },
    '--client: expected one of the clients (shop.reader, shop.door), got "shop.nobody"\n',
  ],
  [
    { route: "GET /orders/{id}" },
    '--route: expected a method and a path such as "GET /orders/7", with values for parameters, got "GET /orders/{id}"\n',
  ],
  [{ headers: ["nonsense"] }, '--header: expected "name: value", got "nonsense"\n'],
])("%j is refused before anything is called", async (options, message) => {
  const { status, err, invoked } = await run("front-door", options);
  expect([status, err, invoked]).toEqual([1, message, []]);
});
