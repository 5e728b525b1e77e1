import type { Account } from "../../../support/accounts/accounts";
import { REGION } from "../../../support/accounts/accounts";
import { describeWith } from "../../../support/availability";
import { jsonRequest } from "../../requests/json-request";
import { makeNetwork } from "../../strict/ec2/sample-network";
import { makeCluster, makeService, registerTask } from "../../strict/ecs/sample-service";
import { over } from "../../strict/http-api/stages/sample-certificate";
import { useEmulatedAws } from "../../use-emulated-aws";

const TARGET = {
  ServiceNamespace: "ecs",
  ResourceId: "service/scaled/scaled",
  ScalableDimension: "ecs:service:DesiredCount",
};

describeWith(["moto_server"])("a service that Application Auto Scaling scales", () => {
  const used = useEmulatedAws();
  const account = (): Account => used().account("222222222222");
  const ask = async (operation: string, input: object) => {
    const { accessKeyId, sessionToken } = await account().ecs.config.credentials();
    const target = `AnyScaleFrontendService.${operation}`;
    const sender = { accessKeyId, sessionToken, region: REGION };
    const asked = { service: "application-autoscaling", target, input };
    const { body } = await jsonRequest(sender, over(used().aws.url), asked);
    return JSON.parse(body.toString());
  };

  test("is not suspended, has the role of its service, and keeps its tags", async () => {
    const role = await makeCluster(account(), used().aws.url, "scaled");
    await registerTask(account(), "scaled", role);
    await makeService(account(), "scaled", await makeNetwork(account().ec2));
    const Tags = { team: "shop" };
    const { ScalableTargetARN: ResourceARN } = await ask("RegisterScalableTarget", {
      ...TARGET,
      MinCapacity: 1,
      MaxCapacity: 4,
      Tags,
    });
    const { ScalableTargets } = await ask("DescribeScalableTargets", { ServiceNamespace: "ecs" });
    expect(ScalableTargets).toEqual([
      expect.objectContaining({
        MaxCapacity: 4,
        RoleARN: expect.stringContaining("AWSServiceRoleForApplicationAutoScaling_ECSService"),
        SuspendedState: expect.objectContaining({ DynamicScalingInSuspended: false }),
      }),
    ]);
    expect(await ask("ListTagsForResource", { ResourceARN })).toEqual({ Tags });
    await ask("TagResource", { ResourceARN, Tags: { stage: "live" } });
    await ask("UntagResource", { ResourceARN, TagKeys: ["team"] });
    expect(await ask("ListTagsForResource", { ResourceARN })).toEqual({ Tags: { stage: "live" } });
  });
});
