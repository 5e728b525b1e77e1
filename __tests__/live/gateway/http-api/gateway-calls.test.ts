import { makeRole } from "../../emulated-aws/strict/iam/sample-role";
import { describeWith } from "../../support/availability";
import { type GatewayAnswer, type Sent, useGatewaySystem } from "../sample/gateway-system";
import { limitRoutes } from "../sample/http-gateway";
import { makeGatewayEndpoints, runInstance } from "../sample/sample-instance";
import { ECHO_SERVER } from "../sample/sample-program";
import { startTokenIssuer } from "../sample/token-issuer";

const jwt = { service: "todo", authorization: "JWT" } as const;

describeWith(["moto_server"])(
  "a call of an HTTP API passes every hop to a machine of another account",
  () => {
    const system = useGatewaySystem();
    beforeAll(async () => {
      const { provider, addService, accept, addRoutes } = system();
      const behind = await addService("todo", "instance");
      await makeGatewayEndpoints(provider, behind.service, ["s3"]);
      await runInstance(provider, behind.service, { name: "todo", code: ECHO_SERVER });
      await accept(behind);
      await addRoutes([
        { ...jwt, key: "GET /todo" },
        { ...jwt, key: "GET /todo/{id}" },
        { ...jwt, key: "POST /todo", scopes: ["todo.write"] },
        { ...jwt, key: "GET /files/{proxy+}", path: "/${request.path.proxy}" },
        { ...jwt, key: "GET /other", service: "unknown" },
        { ...jwt, key: "GET /seldom", authorization: "NONE" },
        { ...jwt, key: "GET /signed", authorization: "AWS_IAM" },
      ]);
    });

    const token = (claims = {}) => system().issuer.sign({ aud: "shop", sub: "ann", ...claims });
    const call = async (method: string, path: string, sent: Sent = {}) =>
      system().call(method, path, { token: await token(), ...sent });
    const seen = ({ body }: GatewayAnswer) =>
      JSON.parse(body) as {
        name: string;
        method: string;
        path: string;
        query: string;
        headers: Record<string, string>;
      };

    it("200: with the path, the query and the body of the caller", async () => {
      const answer = await call("POST", "/todo?page=2", {
        token: await token({ scope: "todo.write" }),
        body: "{}",
      });
      expect(answer.status).toBe(200);
      expect(seen(answer)).toMatchObject({ name: "todo", method: "POST", path: "/todo", query: "page=2" });
      expect(answer.headers["apigw-requestid"]).toMatch(/./);
    });

    it("200: with a path that the integration writes anew", async () => {
      expect(seen(await call("GET", "/files/a%20b/c"))).toMatchObject({ path: "/a%20b/c" });
    });

    it("200: what the client says about services, callers and addresses has no effect", async () => {
      const headers = {
        "X-Crosslink-Service": "names",
        "x-crosslink-subject": "admin",
        "x-crosslink-client-ip": "10.0.0.1",
        "x-forwarded-for": "1.2.3.4",
        x_crosslink_subject: "admin",
      };
      const { name, headers: arrived } = seen(await call("GET", "/todo", { headers }));
      expect(name).toBe("todo");
      expect(arrived).toMatchObject({
        "x-crosslink-service": "todo",
        "x-crosslink-subject": "ann",
        "x-crosslink-client-ip": "203.0.113.10",
        "x-forwarded-for": expect.stringMatching(/^1\.2\.3\.4, 10\./),
      });
      expect(arrived).not.toHaveProperty("x_crosslink_subject");
    });

    describe("401", () => {
      it("no token", async () => {
        const answer = await call("GET", "/todo", { token: undefined });
        expect(answer).toMatchObject({
          status: 401,
          headers: { "www-authenticate": "Bearer" },
          body: '{"message":"Unauthorized"}',
          reason: "JWT authorizer",
        });
      });

      it("a token of another issuer, for another audience, or of another time", async () => {
        const other = await startTokenIssuer("https://evil.example");
        const tokens = [
          await other.sign({ aud: "shop", iss: "https://issuer.example" }),
          await token({ aud: "office" }),
          await token({ exp: Math.floor(Date.now() / 1000) - 10 }),
        ];
        await other.close();
        for (const one of tokens) expect((await call("GET", "/todo", { token: one })).status).toBe(401);
        expect(system().gateway.accessLog.last).toMatchObject({
          status: "401",
          authorizerError: "the token has expired",
          subject: "-",
          routeKey: "GET /todo",
        });
      });
    });

    it("403: a token without the scope of the route", async () => {
      const answer = await call("POST", "/todo", { token: await token({ scope: "todo.read" }) });
      expect(answer).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
    });

    it.each([
      ["a path that is no route", "GET", "/secret"],
      ["another method", "DELETE", "/todo"],
      ["a slash at the end", "GET", "/todo/"],
      ["the root", "GET", "/"],
    ])("404: %s", async (_, method, path) => {
      const answer = await call(method, path);
      expect(answer).toMatchObject({ status: 404, body: '{"message":"Not Found"}', reason: "no such route" });
    });

    it("404 of the balancer: a service that no rule of its listener knows", async () => {
      expect(await call("GET", "/other")).toMatchObject({ status: 404, body: "no such service" });
    });

    it("429: more calls than the bucket of the route has tokens, until time has passed", async () => {
      const { gateway, gatewayAccount, api } = system();
      const limit = { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 0.005 };
      await limitRoutes(gatewayAccount, api, { "GET /seldom": limit });
      await gateway.look();
      const first = await call("GET", "/seldom");
      const second = await call("GET", "/seldom");
      const third = await call("GET", "/seldom");
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(third).toMatchObject({
        status: 429,
        body: '{"message":"Too Many Requests"}',
        reason: "throttle",
      });
      gateway.passedMs += 200_000;
      expect((await call("GET", "/seldom")).status).toBe(200);
    });

    it("204: a preflight request, which no route has to know", async () => {
      const asking = { origin: "https://shop.example.com", "access-control-request-method": "GET" };
      expect(await call("OPTIONS", "/todo", { token: undefined, headers: asking })).toMatchObject({
        status: 204,
        headers: { "access-control-allow-origin": "https://shop.example.com" },
      });
      expect((await call("OPTIONS", "/todo", { token: undefined })).status).toBe(404);
    });

    describe("a route that wants signatures lets in roles of the API's own account whose policy allows the call", () => {
      const signed = async (
        account: "gatewayAccount" | "provider",
        name: string,
        actions: readonly string[],
      ) => {
        const roleArn = await makeRole(system()[account].iam, name, { trusts: "ec2.amazonaws.com", actions });
        const signer = await system().gateway.sessions.begin(roleArn, "caller");
        return system().call("GET", "/signed", { signer });
      };

      it("200: a role of the gateway's account whose policy allows the call", async () => {
        const answer = await signed("gatewayAccount", "caller", ["execute-api:Invoke"]);
        expect(answer.status).toBe(200);
        expect(seen(answer).headers["x-crosslink-subject"]).toMatch(/:assumed-role\/caller\/caller$/);
        expect(system().gateway.accessLog.last?.userArn).toMatch(/:assumed-role\/caller\/caller$/);
      });

      it("403: a role without such a policy, a role of another account, nobody", async () => {
        const refused = { status: 403, body: '{"message":"Forbidden"}' };
        const without = await signed("gatewayAccount", "reader", ["s3:GetObject"]);
        expect(without).toMatchObject({ ...refused, reason: "identity policy" });
        const foreign = await signed("provider", "foreign", ["execute-api:Invoke"]);
        expect(foreign).toMatchObject({ ...refused, reason: "another account" });
        expect(await system().call("GET", "/signed")).toMatchObject({ ...refused, reason: "authorization" });
      });
    });

    it("431 and 413: headers and payloads that are too large", async () => {
      const large = await call("GET", "/todo", { headers: { "x-large": "x".repeat(10_240) } });
      expect(large).toMatchObject({ status: 431, reason: "size" });
      const payload = await call("POST", "/todo", { body: "x".repeat(10 * 1024 * 1024 + 1) });
      expect(payload).toMatchObject({ status: 413, reason: "size" });
    });
  },
);
