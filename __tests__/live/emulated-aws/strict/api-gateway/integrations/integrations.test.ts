import {
  type APIGatewayClient,
  CreateStageCommand,
  CreateVpcLinkCommand,
  DeleteIntegrationCommand,
  DeleteRestApiCommand,
  DeleteStageCommand,
  DeleteVpcLinkCommand,
  GetIntegrationCommand,
  GetMethodCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import {
  CreateLoadBalancerCommand,
  ElasticLoadBalancingV2Client,
  type LoadBalancerTypeEnum,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { makeNetwork } from "../../ec2/sample-network";
import { SampleApi } from "../sample-api";

const URI = "https://a1b2c3.execute-api.eu-west-1.amazonaws.com/prod/orders/{id}";

describeWith(["moto_server"])("integrations over HTTP", () => {
  const used = useEmulatedAws();
  const client = (): APIGatewayClient => used().account("222222222222").apiGateway;
  let subnetIds: readonly string[];
  beforeAll(async () => {
    ({ subnetIds } = await makeNetwork(used().account("222222222222").ec2));
  });

  const makeBalancer = async (Name: string, Type: LoadBalancerTypeEnum, account = "222222222222") => {
    const { ec2 } = used().account(account);
    const { credentials } = ec2.config;
    const elb = new ElasticLoadBalancingV2Client({
      endpoint: used().aws.url,
      region: "eu-west-1",
      credentials,
    });
    const Subnets = account === "222222222222" ? [...subnetIds] : [...(await makeNetwork(ec2)).subnetIds];
    const made = await elb.send(new CreateLoadBalancerCommand({ Name, Type, Subnets, Scheme: "internal" }));
    return made.LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  };
  const makeLink = async (...targetArns: readonly string[]) => {
    const { id } = await client().send(new CreateVpcLinkCommand({ name: "l", targetArns: [...targetArns] }));
    return id ?? "";
  };
  const deleteLink = (vpcLinkId: string) => client().send(new DeleteVpcLinkCommand({ vpcLinkId }));
  /** An API with GET /{id}. */
  const made = async () => {
    const api = await SampleApi.make(client(), "REGIONAL");
    const place = { restApiId: api.restApiId, resourceId: await api.addResource("{id}"), httpMethod: "GET" };
    const requestParameters = { "method.request.path.id": true, "method.request.header.x-trace": false };
    await client().send(new PutMethodCommand({ ...place, authorizationType: "NONE", requestParameters }));
    const put = (more: object) =>
      client().send(
        new PutIntegrationCommand({
          ...place,
          type: "HTTP_PROXY",
          integrationHttpMethod: "GET",
          uri: URI,
          ...more,
        }),
      );
    return { api, place, put };
  };

  test("an integration maps only from parameters that its method has", async () => {
    const { put } = await made();
    const map = (target: string, source: string) => put({ requestParameters: { [target]: source } });
    const refusal = "Invalid mapping expression specified";
    await expect(map("integration.request.path.id", "method.request.path.orderId")).rejects.toThrow(refusal);
    await expect(map("integration.request.header.a", "method.request.header.b")).rejects.toThrow(refusal);
    await expect(map("integration.request.header.a", "unquoted")).rejects.toThrow(refusal);
    await expect(map("request.path.id", "method.request.path.id")).rejects.toThrow(refusal);
    await expect(put({ uri: "a1b2c3.execute-api" })).rejects.toThrow("Invalid HTTP endpoint");
    await map("integration.request.path.id", "method.request.path.id");
    await map("integration.request.header.a", "method.request.multivalueheader.x-trace");
    await map("integration.request.header.x-crosslink-key", "context.authorizer.upstreamKey");
    await map("integration.request.header.a", "'static'");
  });

  test("an integration through a VPC link names one that is available", async () => {
    const { api, place, put } = await made();
    const connectionId = await makeLink(await makeBalancer("available", "network"));
    await expect(put({ connectionType: "VPC_LINK" })).rejects.toThrow("VpcLink id must be specified");
    await expect(put({ connectionType: "VPC_LINK", connectionId: "abc123" })).rejects.toThrow(
      "Invalid VpcLink abc123",
    );
    await put({ connectionType: "VPC_LINK", connectionId });
    const expected = { connectionType: "VPC_LINK", connectionId };
    expect(await client().send(new GetIntegrationCommand(place))).toMatchObject(expected);
    const method = await client().send(new GetMethodCommand(place));
    expect(method.methodIntegration).toMatchObject(expected);
    const resources = used().aws.deployments.get(await api.deploy())?.resources ?? [];
    expect(resources.find(({ path }) => path === "/{id}")?.resourceMethods?.GET).toMatchObject({
      methodIntegration: expected,
    });
  });

  test("a VPC link leads to one network balancer of its own account", async () => {
    const own = await makeBalancer("own", "network");
    const refusal = "is no network load balancer of this account";
    await expect(makeLink(await makeBalancer("application", "application"))).rejects.toThrow(refusal);
    await expect(makeLink(await makeBalancer("foreign", "network", "111111111111"))).rejects.toThrow(refusal);
    await expect(makeLink(own, own)).rejects.toThrow("More than one target arn specified for vpc link.");
    await makeLink(own);
  });

  test("a VPC link is not deleted as long as an API uses it, or a deployment that a stage serves", async () => {
    const { api, place, put } = await made();
    const { restApiId } = api;
    const connectionId = await makeLink(await makeBalancer("used", "network"));
    await put({ connectionType: "VPC_LINK", connectionId });
    const refusal = `Cannot delete vpc link. Vpc link '${connectionId}', is referenced`;
    await expect(deleteLink(connectionId)).rejects.toThrow(refusal);
    const stage = { restApiId, stageName: "prod" };
    await client().send(new CreateStageCommand({ ...stage, deploymentId: await api.deploy() }));
    await client().send(new DeleteIntegrationCommand(place));
    await expect(deleteLink(connectionId)).rejects.toThrow(refusal);
    await client().send(new DeleteStageCommand(stage));
    await deleteLink(connectionId);
    await client().send(new DeleteRestApiCommand({ restApiId }));
  });
});
