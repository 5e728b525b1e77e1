import type { Answer, Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { s3Refusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

export const kmsKeys: ManagementRule = {
  name: "S3 looks up a KMS key that is no ARN in the account of whoever asks",
  because:
    "moto takes any text for a key; an alias exists in one account only, so that the other parties could not write their states",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html",
  shownBy: "__tests__/live/emulated-aws/strict/s3/kms-keys.test.ts",
  intercept: async (passing, forward) => {
    const key = passing.headers["x-amz-server-side-encryption-aws-kms-key-id"];
    if (typeof key !== "string" || key.startsWith("arn:") || requesterOf(passing).service !== "s3")
      return forward(passing);
    const { status, body } = await describeKey(passing, forward, key);
    if (status < 300) return forward(passing);
    const { message = "The key is not found." } = JSON.parse(body.toString()) as {
      readonly message?: string;
    };
    return s3Refusal("KMS.NotFoundException", message);
  },
};

/** Calls KMS with the identity of S3's caller. */
function describeKey({ headers }: PassingRequest, forward: Forward, KeyId: string): Promise<Answer> {
  return forward({
    method: "POST",
    path: "/",
    headers: {
      host: headers.host,
      authorization: headers.authorization?.replace("/s3/", "/kms/"),
      "x-amz-security-token": headers["x-amz-security-token"],
      "x-amz-target": "TrentService.DescribeKey",
      "content-type": "application/x-amz-json-1.1",
    },
    body: Buffer.from(JSON.stringify({ KeyId })),
  });
}
