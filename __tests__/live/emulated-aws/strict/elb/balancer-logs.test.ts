import {
  CreateLoadBalancerCommand,
  ModifyLoadBalancerAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { connectionLogBucketPolicy } from "../../../../../src/policies/storage/connection-log-bucket-policy";
import { REGION } from "../../../support/accounts/accounts";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork } from "../ec2/sample-network";

const OWNER = "111111111111";
const BUCKET = "connections-of-a-balancer";

describeWith(["moto_server"])("logs of balancers", () => {
  const used = useEmulatedAws();
  const account = () => used().account(OWNER);
  let balancerArn: string | undefined;
  beforeAll(async () => {
    const { ec2, elb, s3 } = account();
    const { subnetIds } = await makeNetwork(ec2);
    const { LoadBalancers } = await elb.send(
      new CreateLoadBalancerCommand({
        ...{ Name: "logging", Type: "application", Scheme: "internal" },
        Subnets: [...subnetIds],
      }),
    );
    balancerArn = LoadBalancers?.[0]?.LoadBalancerArn;
    const LocationConstraint = REGION;
    await s3.send(
      new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint } }),
    );
  });
  const switchOn = () =>
    account().elb.send(
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn: balancerArn,
        Attributes: [
          { Key: "connection_logs.s3.enabled", Value: "true" },
          { Key: "connection_logs.s3.bucket", Value: BUCKET },
        ],
      }),
    );
  const put = (owner: string) => {
    const policy = connectionLogBucketPolicy(`arn:aws:s3:::${BUCKET}`, { account: owner, region: REGION });
    return account().s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify(policy) }));
  };

  test("a balancer's log is switched on where its bucket's policy lets Elastic Load Balancing write it", async () => {
    await expect(switchOn()).rejects.toThrow(`Access Denied for bucket: ${BUCKET}`);
    await put("222222222222");
    await expect(switchOn()).rejects.toThrow(`Access Denied for bucket: ${BUCKET}`);
    await put(OWNER);
    await switchOn();
  });
});
