import {
  AcceptVpcEndpointConnectionsCommand,
  RejectVpcEndpointConnectionsCommand,
} from "@aws-sdk/client-ec2";
import { probe } from "../../data-path/system/probe";
import type { Account } from "../../support/accounts/accounts";
import { describeWith } from "../../support/availability";
import {
  type GatewayNetwork,
  type LinkedService,
  linkService,
  makeGatewayNetwork,
} from "../sample/gateway-network";
import { addRoutes, type HttpGateway, makeHttpGateway } from "../sample/http-gateway";
import { makePrivateService, type PrivateService } from "../sample/private-service";
import { makeGatewayEndpoints, runInstance } from "../sample/sample-instance";
import { ECHO_SERVER } from "../sample/sample-program";
import { useSampleSystemWith } from "../sample/sample-system";
import { startTokenIssuer, type TokenIssuer } from "../sample/token-issuer";

const GATEWAY = "111111111111";
const TODO = "222222222222";
const ISSUER = "https://issuer.example";

describeWith(["moto_server"])("a call of an HTTP API", () => {
  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await startTokenIssuer(ISSUER);
  });
  afterAll(() => issuer.close());
  const system = useSampleSystemWith(() => ({ issuers: { [ISSUER]: issuer.address } }), GATEWAY, TODO);
  const gatewayAccount = (): Account => system().account(GATEWAY);
  const todoAccount = (): Account => system().account(TODO);

  let network: GatewayNetwork;
  let service: PrivateService;
  let linked: LinkedService;
  let api: HttpGateway;
  beforeAll(async () => {
    service = await makePrivateService(todoAccount(), {
      name: "todo",
      consumer: GATEWAY,
      targets: "instance",
    });
    await makeGatewayEndpoints(todoAccount(), service.vpcId, ["s3"]);
    await runInstance(todoAccount(), service, { name: "todo", code: ECHO_SERVER });
    network = await makeGatewayNetwork(gatewayAccount());
    linked = await linkService(gatewayAccount(), network, { name: "todo", priority: 1, service });
    api = await makeHttpGateway(gatewayAccount(), { issuer: ISSUER });
    await addRoutes(gatewayAccount(), api, network, [
      { key: "GET /todo", service: "todo", authorization: "JWT" },
      { key: "GET /todo/{id}", service: "todo", authorization: "JWT" },
      { key: "POST /todo", service: "todo", authorization: "JWT", scopes: ["todo.write"] },
    ]);
    await system().gateway.look();
  }, 60_000);

  const call = async (
    method: string,
    path: string,
    { token, headers = {} }: { token?: string; headers?: Readonly<Record<string, string>> } = {},
  ) => {
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const sent = { "user-agent": "probe", ...authorization, ...headers };
    const { gateway } = system();
    const {
      statusCode,
      headers: answered,
      body,
    } = await probe({ gateway }, { host: api.host, method, path, headers: sent });
    return {
      statusCode,
      headers: answered,
      body: String(body),
      error: gateway.requestLog.last?.integrationError,
    };
  };

  it("waits for acceptance", async () => {
    const token = await issuer.sign({ aud: "shop", sub: "ann" });
    console.log(await call("GET", "/todo?page=2", { token }));
    const accepted = { ServiceId: service.serviceId, VpcEndpointIds: [linked.endpointId] };
    await todoAccount().ec2.send(new AcceptVpcEndpointConnectionsCommand(accepted));
    const t = Date.now();
    console.log(
      await call("GET", "/todo?page=2", { token }),
      Date.now() - t,
      system().gateway.machines.ids.map((id) => system().gateway.machines.logOf(id)),
    );
    console.log(await call("GET", "/todo?page=2", { token }), Date.now() - t);
    console.log(system().gateway.accessLog.after(0));
    await todoAccount().ec2.send(new RejectVpcEndpointConnectionsCommand(accepted));
  });
});
