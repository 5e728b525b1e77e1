import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeInstanceAttributeCommand, DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import { GetInstanceProfileCommand } from "@aws-sdk/client-iam";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { partitionOf } from "../../../../../src/model/aws/partition";
import { decisionOn, denialBy } from "../../policies/policy-query";
import type { Session } from "../../signature/sessions";
import type { MachineDescription } from "../process/machine-process";
import type { Surroundings } from "../surroundings";
import { credentials } from "./boot-task";
import { type BootScript, bootScript } from "./user-data";

/** So long an instance has to stop its services. */
const STOP_SECONDS = 90;

/**
 * An instance as its user data boots it: the program fetched from its bucket over the gateway endpoint of its subnet, with the
 * credentials of its profile's role, checked, and run as a service.
 * @throws Error where the script of a real instance would end with an error
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export async function bootInstance(around: Surroundings, id: string): Promise<MachineDescription> {
  const { ec2 } = around.account;
  const attribute = new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: "userData" });
  const { UserData } = await ec2.send(attribute);
  const script = bootScript(Buffer.from(UserData?.Value ?? "", "base64").toString());
  const session = await profileSession(around, id);
  const program = await fetchedProgram(around, id, script, session);
  return {
    id,
    program,
    env: { ...script.env, ...credentials(session), ...around.names() },
    stopTimeoutSeconds: STOP_SECONDS,
  };
}

async function profileSession(around: Surroundings, id: string): Promise<Session> {
  const { ec2, iam } = around.account;
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  const arn = Reservations[0]?.Instances?.[0]?.IamInstanceProfile?.Arn;
  if (arn === undefined) throw new Error(`${id} has no instance profile, and so no credentials`);
  const InstanceProfileName = arn.split("/").at(-1);
  const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }));
  const roleArn = InstanceProfile?.Roles?.[0]?.Arn;
  if (roleArn === undefined) throw new Error(`the instance profile ${arn} has no role`);
  return around.assume(roleArn, "ec2.amazonaws.com");
}

/** The path of the program, once everybody on the way allows the fetch and its content is what the script says. */
async function fetchedProgram(
  around: Surroundings,
  id: string,
  { bucket: Bucket, key: Key, sha256 }: BootScript,
  caller: Session,
): Promise<string> {
  const endpoint = around.gatewayEndpoint("s3");
  if (endpoint === undefined) throw new Error(`the subnet of ${id} has no way to S3`);
  const { account } = around;
  const resource = `arn:${partitionOf(account.region)}:s3:::${Bucket}/${Key}`;
  const query = { caller, action: "s3:GetObject", resource, endpointId: endpoint.id };
  const { identity } = await around.role(caller.roleArn);
  const denial =
    denialBy("endpoint policy", decisionOn("endpoint-policy", endpoint.policy, query)) ??
    denialBy("identity policy", decisionOn("identity-policy", identity, query));
  if (denial !== undefined) throw new Error(`${id} may not fetch s3://${Bucket}/${Key}: ${denial.by}`);
  const { Body } = await account.s3.send(new GetObjectCommand({ Bucket, Key }));
  const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
  const found = createHash("sha256").update(content).digest("hex");
  if (found !== sha256) throw new Error(`s3://${Bucket}/${Key} has the SHA-256 ${found}, and not ${sha256}`);
  const folder = join(around.folder, "machines", sha256);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "server.js"), content);
  return join(folder, "server.js");
}
