import { GetIntegrationsCommand } from "@aws-sdk/client-apigatewayv2";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { probe } from "./data-path/system/probe";
import { scheduledRuns } from "./gateway/functions/scheduled-run";
import { aliases } from "./own-name/hosted-zone";
import { GATEWAY, HOST, NAMES, useNamedGateway } from "./own-name/system";
import { inventory } from "./support/accounts/inventory";
import { describeWith, LIVE } from "./support/availability";
import { succeeded } from "./support/processes/run";
import { planChanges } from "./support/terraform/plan";

describeWith(LIVE)("a gateway with a name of its own, and TLS between API Gateway and its balancer", () => {
  const system = useNamedGateway();
  const account = () => system().account(GATEWAY);
  const get = (path: string, host = HOST) => probe(system(), { host, method: "GET", path });

  it("nothing is left to do", async () => {
    const { workspace } = system();
    for (const stackId of ["names", "gateway"]) expect(await planChanges(workspace, stackId)).toEqual({});
  });

  it("its name is an alias, in the hosted zone, of what API Gateway has for it", async () => {
    const { aws, hostedZoneId } = system();
    expect(await aliases(account(), aws.url, hostedZoneId)).toEqual({
      [HOST]: expect.stringMatching(/\.execute-api\.eu-west-1\.amazonaws\.com$/),
    });
  });

  it("200: a call by that name arrives at the service over TLS, with the name that API Gateway verifies", async () => {
    const answer = await get("/");
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([200, expect.anything()]);
    const { LoadBalancers = [] } = await account().elb.send(new DescribeLoadBalancersCommand({}));
    const [balancer] = LoadBalancers;
    const { Listeners = [] } = await account().elb.send(
      new DescribeListenersCommand({ LoadBalancerArn: balancer?.LoadBalancerArn }),
    );
    expect(Listeners.map(({ Protocol, Port }) => [Protocol, Port])).toEqual([["HTTPS", 443]]);
    const [api] = (await system().gateway.look()).httpApis;
    const { Items = [] } = await account().httpApis.send(new GetIntegrationsCommand({ ApiId: api?.id }));
    const names = Items.map(({ TlsConfig }) => TlsConfig?.ServerNameToVerify);
    expect(new Set(names)).toEqual(new Set(["gateway.example.com"]));
  });

  it("404: the name that AWS gave it is closed", async () => {
    const [api] = (await system().gateway.look()).httpApis;
    expect((await get("/", `${api?.id}.execute-api.eu-west-1.amazonaws.com`)).statusCode).toBe(404);
  });

  it("the function that keeps its link awake calls it by its own name, and no service hears of it", async () => {
    const { gateway } = system();
    expect(await scheduledRuns(account(), "shop-gateway-keep-warm")).toEqual([{ outcome: "succeeded" }]);
    expect(gateway.accessLog.last).toMatchObject({
      ...{ routeKey: "GET /.crosslink/keep-warm", status: "404", domainName: HOST },
    });
  });

  it("403: anybody else on that route, though anybody may call the others", async () => {
    expect((await get("/.crosslink/keep-warm")).statusCode).toBe(403);
    const unsigned = await probe(system(), { host: HOST, method: "POST", path: "/.crosslink/keep-warm" });
    expect([unsigned.statusCode, system().gateway.accessLog.last?.routeKey]).toEqual([404, "ANY /{proxy+}"]);
  });

  it("it is destroyed, and nothing is left", async () => {
    const { workspace } = system();
    for (const stackId of ["gateway", "names"])
      succeeded(`destroy of ${stackId}`, await workspace.terraform(stackId, "destroy", "-auto-approve"));
    for (const id of [GATEWAY, NAMES]) {
      const left = await inventory(system().account(id));
      expect(left.filter((one) => !one.startsWith("/aws/service/"))).toEqual([]);
    }
  });
});
