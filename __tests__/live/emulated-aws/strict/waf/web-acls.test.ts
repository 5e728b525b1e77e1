import { CreateStageCommand } from "@aws-sdk/client-api-gateway";
import {
  AssociateWebACLCommand,
  CreateWebACLCommand,
  DeleteWebACLCommand,
  DisassociateWebACLCommand,
} from "@aws-sdk/client-wafv2";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { OPEN_POLICY, SampleApi } from "../api-gateway/sample-api";
import { makeNetwork } from "../ec2/sample-network";
import { makeListener } from "../http-api/sample-http-api";

const VISIBILITY = { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: "firewall" };

describeWith(["moto_server"])("a web ACL", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");

  const make = async (Name: string, rules: readonly (readonly [name: string, priority: number])[] = []) => {
    const { Summary } = await account().waf.send(
      new CreateWebACLCommand({
        Name,
        Scope: "REGIONAL",
        DefaultAction: { Allow: {} },
        VisibilityConfig: VISIBILITY,
        Rules: rules.map(([rule, Priority]) => ({
          Name: rule,
          Priority,
          Action: { Block: {} },
          Statement: { GeoMatchStatement: { CountryCodes: ["AQ"] } },
          VisibilityConfig: VISIBILITY,
        })),
      }),
    );
    return { Id: Summary?.Id, WebACLArn: Summary?.ARN, LockToken: Summary?.LockToken };
  };

  test("a web ACL is associated with a stage that exists", async () => {
    const { apiGateway, waf } = account();
    const { WebACLArn } = await make("associated");
    const api = await SampleApi.make(apiGateway, "PRIVATE", OPEN_POLICY);
    const { restApiId } = api;
    const ResourceArn = `arn:aws:apigateway:eu-west-1::/restapis/${restApiId}/stages/prod`;
    const association = new AssociateWebACLCommand({ WebACLArn, ResourceArn });
    await expect(waf.send(association)).rejects.toMatchObject({ name: "WAFNonexistentItemException" });

    await api.addRoute("orders");
    const deploymentId = await api.deploy();
    await apiGateway.send(new CreateStageCommand({ restApiId, stageName: "prod", deploymentId }));
    await waf.send(association);
  });

  test("a web ACL that protects something is not deleted", async () => {
    const { apiGateway, waf } = account();
    const { Id, WebACLArn, LockToken } = await make("protecting");
    const api = await SampleApi.make(apiGateway, "PRIVATE", OPEN_POLICY);
    const { restApiId } = api;
    await api.addRoute("orders");
    const deploymentId = await api.deploy();
    await apiGateway.send(new CreateStageCommand({ restApiId, stageName: "prod", deploymentId }));
    const ResourceArn = `arn:aws:apigateway:eu-west-1::/restapis/${restApiId}/stages/prod`;
    await waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn }));
    const deletion = new DeleteWebACLCommand({ Name: "protecting", Scope: "REGIONAL", Id, LockToken });
    await expect(waf.send(deletion)).rejects.toMatchObject({ name: "WAFAssociatedItemException" });
    await waf.send(new DisassociateWebACLCommand({ ResourceArn }));
    await waf.send(deletion);
  });

  test("no two rules of a web ACL have the same name or the same priority", async () => {
    const refused = { name: "WAFInvalidParameterException" };
    const sameName = [
      ["block", 0],
      ["block", 1],
    ] as const;
    const samePriority = [
      ["block", 0],
      ["count", 0],
    ] as const;
    await expect(make("same-name", sameName)).rejects.toMatchObject(refused);
    await expect(make("same-priority", samePriority)).rejects.toMatchObject(refused);
    await make("different", [
      ["block", 0],
      ["count", 1],
    ]);
  });

  test("a web ACL protects an application balancer of its account and region, and neither a network balancer nor an HTTP API", async () => {
    const { ec2, waf } = account();
    const { Id, WebACLArn, LockToken } = await make("balancers");
    const associate = (ResourceArn: string) =>
      waf.send(new AssociateWebACLCommand({ WebACLArn, ResourceArn }));
    const network = await makeListener(account(), await makeNetwork(ec2), "network", "network");
    const invalid = { name: "WAFInvalidParameterException" };
    await expect(associate(network.balancerArn)).rejects.toMatchObject(invalid);
    const stage = "arn:aws:apigateway:eu-west-1::/apis/abc123/stages/$default";
    await expect(associate(stage)).rejects.toMatchObject(invalid);
    const { balancerArn } = await makeListener(account(), await makeNetwork(ec2), "application");
    await expect(associate(`${balancerArn}0`)).rejects.toMatchObject({ name: "WAFNonexistentItemException" });
    await associate(balancerArn);
    const deletion = new DeleteWebACLCommand({ Name: "balancers", Scope: "REGIONAL", Id, LockToken });
    await expect(waf.send(deletion)).rejects.toMatchObject({ name: "WAFAssociatedItemException" });
    await waf.send(new DisassociateWebACLCommand({ ResourceArn: balancerArn }));
    await waf.send(deletion);
  });
});
