import { sign } from "aws4";
import { type InstanceCommands, instanceCommands } from "../../../src/constructs/clients/instance-commands";
import type { ApiAddress } from "../../../src/constructs/network/api-address";
import { defaultRoute } from "../../../src/model/routes/default-route";
import { selfSigned } from "../../live/gateway/network/certificate";
import { CONSUMER, deploymentFrom, FILE, PROVIDER, SERVICE } from "../../support/deployment";
import { type Loopback, loopback, type Seen } from "../../support/fakes/loopback";
import { type Shell, shell } from "../../support/pasted";
import { bash, describeWithTools, signingCurl } from "../../support/tools";

const HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
const ENDPOINT = "vpce-0123456789abcdef0-a1b2c3d4.execute-api.eu-west-1.vpce.amazonaws.com";
const BOTH = "a1b2c3d4e5-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com";

/** The ways to address a private API. */
const PRIVATE_DNS: ApiAddress = { connectTo: HOST, host: HOST };
const BY_ENDPOINT: ApiAddress = { connectTo: ENDPOINT, host: HOST };
const BY_BOTH: ApiAddress = { connectTo: BOTH, host: BOTH };

const KEYS = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "se/cr+et==", sessionToken: "tok/en+of==" };

/** The output of `aws configure export-credentials --format env` on an instance. */
const EXPORTED = `export AWS_ACCESS_KEY_ID=${KEYS.accessKeyId}
export AWS_SECRET_ACCESS_KEY=${KEYS.secretAccessKey}
export AWS_SESSION_TOKEN=${KEYS.sessionToken}
export AWS_CREDENTIAL_EXPIRATION=2030-01-01T00:00:00+00:00
`;

/** The commands of a deployment's only instance. */
function commands(
  address: ApiAddress,
  routes: readonly string[],
  auth: "direct" | "none" = "direct",
  party: object = {},
): InstanceCommands {
  const service = { ...SERVICE, auth: auth === "direct" ? "iam" : "none", routes };
  const clients = { shell: { type: "instance", uses: "provider", auth } };
  const { consumers } = deploymentFrom({
    ...FILE,
    providers: { provider: { ...PROVIDER, service } },
    consumers: { consumer: { ...CONSUMER, ...party, clients } },
  });
  const [consumer] = consumers;
  const [client] = consumer?.clients ?? [];
  if (!consumer || !client) throw new Error("the deployment has no instance");
  const { stage, region, routes: known } = client.use;
  return instanceCommands({
    ...consumer,
    instanceId: "i-0123456789abcdef0",
    api: { address, stage, region, defaultRoute: defaultRoute(known) },
    signs: client.auth === "direct",
  });
}

describeWithTools("commands of an instance", [bash, signingCurl])(
  "a command, pasted on the instance,",
  () => {
    const { cert, key } = selfSigned([HOST, ENDPOINT, BOTH]);
    let api: Loopback;
    let pasted: Shell;

    beforeAll(async () => {
      api = await loopback((response) => response.end("answered"), { cert, key });
      pasted = shell({ port: api.port, certificate: cert, awsAnswer: EXPORTED });
    });

    afterAll(async () => {
      pasted.remove();
      await api.close();
    });

    const call = async (...of: Parameters<typeof commands>): Promise<Seen> => {
      const before = api.seen.length;
      expect(await pasted.paste(commands(...of).curl)).toEqual({ status: 0, output: "answered" });
      const [seen, ...more] = api.seen.slice(before);
      if (seen === undefined || more.length > 0) throw new Error(`curl called ${more.length + 1} times`);
      return seen;
    };

    test.each<[string, ApiAddress, string[], string, string]>([
      ["by private DNS", PRIVATE_DNS, ["GET /"], "GET", "/prod/"],
      ["by the endpoint's own name, asking for the API's", BY_ENDPOINT, ["GET /"], "GET", "/prod/"],
      ["by the name of both", BY_BOTH, ["GET /"], "GET", "/prod/"],
      ["for a route further down", PRIVATE_DNS, ["GET /orders/open"], "GET", "/prod/orders/open"],
      ["for a POST route", PRIVATE_DNS, ["POST /orders"], "POST", "/prod/orders"],
      ["for a DELETE route by the endpoint's own name", BY_ENDPOINT, ["DELETE /a"], "DELETE", "/prod/a"],
      ["for the first route without a parameter", PRIVATE_DNS, ["GET /a/{id}", "PUT /a"], "PUT", "/prod/a"],
    ])("calls %s, with a signature that AWS would take", async (_, address, routes, method, path) => {
      const seen = await call(address, routes);
      expect([seen.method, seen.url, seen.servername]).toEqual([method, path, address.connectTo]);
      expect(seen.headers.host).toBe(address.host);
      expect(seen.headers.authorization).toBe(signatureOf(seen));
      expect(pasted.asked()).toEqual(["configure", "export-credentials", "--format", "env"]);
    });

    test.each([
      ["by private DNS", PRIVATE_DNS],
      ["by the endpoint's own name, asking for the API's", BY_ENDPOINT],
    ])("calls %s unsigned, without asking for credentials", async (_, address) => {
      const seen = await call(address, ["GET /"], "none");
      expect([seen.method, seen.url, seen.servername]).toEqual(["GET", "/prod/", address.connectTo]);
      expect(seen.headers).toEqual({
        host: HOST,
        accept: "*/*",
        "user-agent": expect.stringMatching(/^curl/),
      });
      expect(pasted.asked()).toEqual([]);
    });

    test("that opens a session asks for the instance in its region, as whoever the file says", async () => {
      const target = ["ssm", "start-session", "--target", "i-0123456789abcdef0", "--region", "eu-west-1"];
      await pasted.paste(commands(PRIVATE_DNS, ["GET /"]).start_session);
      expect(pasted.asked()).toEqual(target);
      const profile = { credentials: { profile: "consumer" } };
      await pasted.paste(commands(PRIVATE_DNS, ["GET /"], "direct", profile).start_session);
      expect(pasted.asked()).toEqual([...target, "--profile", "consumer"]);
    });
  },
);

/** The `Authorization` header by another implementation, for the requested host and time. */
function signatureOf({ method = "", url = "", headers }: Seen): string | undefined {
  const { host = "" } = headers;
  const date = String(headers["x-amz-date"]);
  const { headers: signed } = sign(
    {
      service: "execute-api",
      region: "eu-west-1",
      host,
      method,
      path: url,
      headers: { host, "x-amz-date": date, "x-amz-security-token": String(headers["x-amz-security-token"]) },
      extraHeadersToIgnore: { "content-length": true, "content-type": true },
    },
    KEYS,
  );
  return signed.Authorization;
}
