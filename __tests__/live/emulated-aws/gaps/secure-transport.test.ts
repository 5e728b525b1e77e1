import {
  CreateBucketCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { REGION } from "../../support/accounts/accounts";
import { describeWith } from "../../support/availability";
import { useEmulatedAws } from "../use-emulated-aws";

const Bucket = "artifacts";

describeWith(["moto_server"])("a bucket whose policy denies requests without TLS", () => {
  const used = useEmulatedAws();

  test("keeps its policy and takes objects, and what the policy denies otherwise stays denied", async () => {
    const { credentials } = used().account("222222222222").ecs.config;
    const s3 = new S3Client({ endpoint: used().aws.url, region: REGION, forcePathStyle: true, credentials });
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    const deny = { Effect: "Deny", Principal: "*", Resource: `arn:aws:s3:::${Bucket}/*` };
    const policy = (...others: object[]) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { ...deny, Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
          ...others,
        ],
      });
    const put = () => s3.send(new PutObjectCommand({ Bucket, Key: "todo.js", Body: "1" }));
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policy() }));
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(policy());
    await put();
    await s3.send(new GetObjectCommand({ Bucket, Key: "todo.js" }));

    const Policy = policy({ ...deny, Action: "s3:PutObject" });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    await expect(put()).rejects.toThrow();
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
  });
});
