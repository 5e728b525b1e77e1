import { danglingReferences } from "../../../network/closed/dangling";
import { closedNetwork } from "../../../network/closed/network";
import { foreignParts } from "../../../network/closed/parts";
import { unknownParts } from "../../../network/closed/unknown";
import { endpointService } from "../../../network/endpoint-service/endpoint-service";
import { endpointPolicies } from "../../../network/every-stack/endpoint-policies";
import { madeIn } from "../../../network/every-stack/home";
import { namedProviders } from "../../../network/every-stack/named-providers";
import { retentions } from "../../../network/every-stack/retention";
import { secrets } from "../../../network/every-stack/secrets";
import { about, type Finding, problem } from "../../../network/finding";
import { ofType, type Stack } from "../../../network/stack/stack-json";
import { OF_SERVICES } from "../../closed/service-vocabulary";
import type { MadeComputeExpectations, ServiceExpectations } from "../../expectations/service-expectations";
import { balancerFindings } from "./balancer";
import { logFindings } from "./log";
import { balancerParts } from "./parts";
import { roleFindings } from "./rights/roles";
import { serverEndpoints } from "./rights/server-endpoints";
import { existingFindings } from "./servers/existing";
import { fargateFindings } from "./servers/fargate";
import { instanceFindings } from "./servers/instances";
import { noneOfKind } from "./servers/none-of-kind";
import { tableFindings } from "./table";
import { wayFindings } from "./ways";

/** Everything that the stack of an endpoint service has, held against the file, and that it has nothing else. */
export function serviceFindings(stack: Stack, expected: ServiceExpectations): readonly Finding[] {
  const { compute } = expected;
  const [balancer] = ofType(stack, compute.kind === "existing" ? "data.aws_lb" : "aws_lb");
  return [
    ...about("access", endpointService(stack, balancer, expected.consumers)),
    ...(compute.kind === "existing"
      ? existingFindings(stack, expected, compute)
      : madeFindings(stack, expected, compute)),
    ...noneOfKind(stack, compute.kind),
    ...madeIn(stack, expected),
    ...about("boundary", closedNetwork(stack)),
    ...foreignParts(stack, ["${each.value}"]),
    ...unknownParts(stack, OF_SERVICES),
    ...danglingReferences(stack),
    ...about("access", endpointPolicies(stack)),
    ...about("record", retentions(stack)),
    ...about("secret", secrets(stack)),
    ...namedProviders(stack),
  ];
}

function madeFindings(
  stack: Stack,
  expected: ServiceExpectations,
  compute: MadeComputeExpectations,
): readonly Finding[] {
  const parts = balancerParts(stack);
  const type = compute.kind === "ec2" ? "aws_autoscaling_group" : "aws_ecs_service";
  const [servers] = ofType(stack, type);
  if ("findings" in parts || servers === undefined)
    return "findings" in parts ? parts.findings : [problem(stack, `expected ${type} once, got none`)];
  const { targets } = parts;
  return [
    ...about("way", balancerFindings(stack, parts, expected)),
    ...about("boundary", wayFindings(stack, parts, servers, expected, compute)),
    ...(compute.kind === "ec2"
      ? instanceFindings(stack, targets, expected, compute)
      : fargateFindings(stack, targets, expected, compute)),
    ...about("access", [
      ...roleFindings(stack, expected, compute),
      ...serverEndpoints(stack, expected, compute),
    ]),
    ...tableFindings(stack, expected, compute),
    ...about("record", logFindings(stack, expected, compute)),
  ];
}
