import { CreateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand } from "@aws-sdk/client-ec2";
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
} from "@aws-sdk/client-iam";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork } from "../ec2/sample-network";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

describeWith(["moto_server"])("scaling groups and launch templates", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  let subnets = "";
  beforeAll(async () => {
    const { ec2, iam } = account();
    subnets = (await makeNetwork(ec2)).subnetIds.join(",");
    await iam.send(new CreateRoleCommand({ RoleName: "server", AssumeRolePolicyDocument: TRUST }));
    for (const InstanceProfileName of ["server", "empty"])
      await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
    const RoleName = "server";
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: "server", RoleName }));
    for (const name of ["server", "empty", "missing"])
      await template(name, { IamInstanceProfile: { Name: name } });
  });
  const template = (LaunchTemplateName: string, more: object) =>
    account().ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName,
        LaunchTemplateData: { ImageId: "ami-12c6146b", InstanceType: "t4g.micro", ...more },
      }),
    );
  const group = (AutoScalingGroupName: string, of: string, sizes: object) =>
    account().autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName,
        MinSize: 1,
        MaxSize: 2,
        VPCZoneIdentifier: subnets,
        LaunchTemplate: { LaunchTemplateName: of, Version: "1" },
        ...sizes,
      }),
    );

  test("a scaling group wants at least its least and at most its most instances", async () => {
    await expect(group("a", "server", { MinSize: 3 })).rejects.toThrow(/Max bound, 2/);
    await expect(group("a", "server", { DesiredCapacity: 5 })).rejects.toThrow(/Desired capacity:5/);
    await expect(group("a", "server", { DesiredCapacity: 2 })).resolves.toBeDefined();
  });

  test("a scaling group is made of a launch template whose instance profile exists and has a role", async () => {
    await expect(group("b", "empty", {})).rejects.toThrow(/Invalid IAM Instance Profile/);
    await expect(group("b", "missing", {})).rejects.toThrow(/Invalid IAM Instance Profile/);
    await expect(group("b", "server", {})).resolves.toBeDefined();
  });

  test("the user data of a launch template has at most 16 KB", async () => {
    const data = (bytes: number) => ({ UserData: Buffer.alloc(bytes, "a").toString("base64") });
    await expect(template("long", data(16_385))).rejects.toThrow(/limited to 16384 bytes/);
    await expect(template("long", data(16_384))).resolves.toBeDefined();
  });
});
