import type { TerraformStack } from "cdktf";
import type { Bundles } from "../../bundle/bundle";
import { InstanceGroup } from "../../constructs/compute/instances/instance-group";
import { InstanceTemplate } from "../../constructs/compute/instances/instance-template";
import { ProgramBucket } from "../../constructs/compute/instances/program-bucket";
import { userData } from "../../constructs/compute/instances/user-data";
import { ServerRole } from "../../constructs/compute/server-role";
import type { DeploymentSettings } from "../../model/deployment";
import type { InstanceCompute, ServiceProvider } from "../../model/gateway/endpoint-service";
import { programBucketName, serverLogGroup, serverRoleName } from "../../model/gateway/server-names";
import { instanceDocuments } from "../../policies/compute/instance-documents";
import { serverParts } from "./server-parts";
import type { Servers } from "./servers";

/** Instances that run a program of this machine's, compiled into one file. */
export function instanceServers(
  stack: TerraformStack,
  { tags }: DeploymentSettings,
  provider: ServiceProvider,
  compute: InstanceCompute,
  bundles: Bundles,
): Servers {
  const { name, stackId, region, roles } = provider;
  const { instance, bucketPolicy, ...endpoints } = instanceDocuments(provider, compute);
  const { balancerArn, ...parts } = serverParts(stack, provider, compute, endpoints);
  const program = bundles.programOf(compute.entry);
  const bucket = new ProgramBucket(stack, "program:Default", {
    bucketName: programBucketName(provider),
    policy: bucketPolicy,
    program,
  });
  const role = new ServerRole(stack, "role:instance", {
    name: serverRoleName(provider, "instance"),
    roles,
    documents: instance,
  });
  const template = new InstanceTemplate(stack, "template:Default", {
    ...{ name, roles, role, tags },
    instanceType: compute.instanceType,
    securityGroupId: parts.securityGroupId,
    userData: userData({
      ...{ name, region },
      path: `providers.${stackId}.service`,
      program: { bucket: programBucketName(provider), key: bucket.key, sha256: program.sha256 },
      environment: { NODE_ENV: "production", AWS_REGION: region, ...parts.environment },
      logGroupName: serverLogGroup(provider, compute),
    }),
  });
  const { groupName } = new InstanceGroup(stack, "servers:Default", {
    ...{ name, template, tags, ...parts },
    ...{ min: compute.min, max: compute.max },
    ways: [...parts.ways, role.policy, bucket.object],
  });
  return { balancerArn, facts: { autoscaling_group: groupName, log_group: parts.logGroupName } };
}
