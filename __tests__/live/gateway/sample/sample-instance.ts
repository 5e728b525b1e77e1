import { createHash } from "node:crypto";
import {
  AuthorizeSecurityGroupEgressCommand,
  CreateVpcEndpointCommand,
  DescribeImagesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeRouteTablesCommand,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import { RegisterTargetsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { makeRole } from "../../emulated-aws/strict/iam/sample-role";
import { type Account, REGION } from "../../support/accounts/accounts";
import { type PrivateService, SERVICE_PORT } from "./private-service";

/** The program of an instance, and its permissions. */
export interface SampleInstance {
  readonly name: string;
  readonly code: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default to fetch its program */
  readonly actions?: readonly string[];
  /** The SHA-256 that its script asks for. @default that of the code */
  readonly sha256?: string;
}

/** Gives the machines of a service a way to services that have gateway endpoints: routes, and rules of their group. */
export async function makeGatewayEndpoints(
  { ec2 }: Account,
  { vpcId: VpcId, machineGroupId: GroupId }: PrivateService,
  services: readonly string[],
  policy?: object,
): Promise<void> {
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}));
  const RouteTableIds = RouteTables.filter((table) => table.VpcId === VpcId).map(
    ({ RouteTableId = "" }) => RouteTableId,
  );
  const { PrefixLists = [] } = await ec2.send(new DescribeManagedPrefixListsCommand({}));
  for (const service of services) {
    const ServiceName = `com.amazonaws.${REGION}.${service}`;
    const PolicyDocument = policy && JSON.stringify(policy);
    await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId,
        VpcEndpointType: "Gateway",
        ServiceName,
        RouteTableIds,
        PolicyDocument,
      }),
    );
    const { PrefixListId } = PrefixLists.find(({ PrefixListName }) => PrefixListName === ServiceName) ?? {};
    const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId }] };
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [https] }));
  }
}

/** Starts an instance of a service, and makes it a target. @returns its id */
export async function runInstance(
  account: Account,
  service: PrivateService,
  made: SampleInstance,
): Promise<string> {
  const { ec2, elb } = account;
  const { Images: [image] = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ["amazon"] }));
  const script = await userData(account, made);
  const { Instances: [instance] = [] } = await ec2.send(
    new RunInstancesCommand({
      MinCount: 1,
      MaxCount: 1,
      ImageId: image?.ImageId,
      InstanceType: "t4g.micro",
      IamInstanceProfile: { Name: await makeProfile(account, made) },
      UserData: Buffer.from(script).toString("base64"),
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: service.subnetIds[0], Groups: [service.machineGroupId] },
      ],
    }),
  );
  const Id = instance?.InstanceId ?? "";
  const Targets = [{ Id, Port: SERVICE_PORT }];
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn: service.targetGroupArn, Targets }));
  return Id;
}

async function makeProfile({ iam }: Account, { name, actions }: SampleInstance): Promise<string> {
  await makeRole(iam, name, { trusts: "ec2.amazonaws.com", actions: actions ?? ["s3:GetObject"] });
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }));
  return name;
}

/** Puts the program into a bucket. @returns the script that fetches and runs it */
async function userData({ s3, id }: Account, made: SampleInstance): Promise<string> {
  const { name, code, env = {} } = made;
  const Bucket = `${name}-${id}`;
  const LocationConstraint = REGION;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "server.js", Body: code }));
  const sha256 = made.sha256 ?? createHash("sha256").update(code).digest("hex");
  const variables = Object.entries({ PORT: String(SERVICE_PORT), NAME: name, ...env });
  return `#!/bin/bash
set -euo pipefail
aws s3 cp s3://${Bucket}/server.js /opt/${name}/server.js
echo "${sha256}  /opt/${name}/server.js" | sha256sum --check
cat > /etc/systemd/system/${name}.service <<'UNIT'
[Service]
User=${name}
${variables.map(([key, value]) => `Environment="${key}=${value}"`).join("\n")}
ExecStart=/usr/bin/node /opt/${name}/server.js
UNIT
systemctl enable --now ${name}
`;
}
