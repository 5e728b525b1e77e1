import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { DescribeTargetGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { jsonCall } from "../../requests/json-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { jsonRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import type { ServiceSettings } from "./container-service";
import { taskDefinitionOf } from "./container-services";
import { serviceProblem } from "./service-problem";

interface CreateServiceInput extends ServiceSettings {
  readonly cluster?: string;
  readonly serviceName?: string;
}

export const serviceParts: ManagementRule = {
  name: "a service of Fargate is registered by a container's port in a group of addresses that a balancer has",
  because:
    "moto takes any container, port and target group, so that a service would pass whose tasks nobody calls, or which does not wait for its listener",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
  shownBy: "__tests__/live/emulated-aws/strict/ecs/services.test.ts",
  intercept: async (passing, forward) => {
    const call = jsonCall<CreateServiceInput>(passing, "ecs");
    if (call?.operation !== "CreateService" || call.input.launchType !== "FARGATE") return forward(passing);
    const { ec2, ecs, elb } = serviceClients(requesterOf(passing), forward);
    const { cluster, serviceName = "" } = call.input;
    const same = await ecs()
      .send(new DescribeServicesCommand({ cluster, services: [serviceName] }))
      .catch(() => undefined);
    if (same?.services?.some(({ status }) => status !== "INACTIVE"))
      return refused("Creation of service was not idempotent.");
    const { subnets = [] } = call.input.networkConfiguration?.awsvpcConfiguration ?? {};
    if (subnets.length === 0)
      return refused("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    const definition = await taskDefinitionOf(call.input, passing, forward);
    if (definition === undefined) return refused("TaskDefinition not found.");
    const { Subnets = [] } = await ec2().send(new DescribeSubnetsCommand({}));
    const { TargetGroups = [] } = await elb().send(new DescribeTargetGroupsCommand({}));
    const problem = serviceProblem(call.input, {
      containers: definition.containerDefinitions ?? [],
      targetGroups: TargetGroups,
      vpcId: Subnets.find(({ SubnetId = "" }) => subnets.includes(SubnetId))?.VpcId,
    });
    return problem === undefined ? forward(passing) : refused(problem);
  },
};

function refused(message: string) {
  return jsonRefusal("InvalidParameterException", message);
}
