import type { Place } from "../../model/aws/arn";
import { partitionOf } from "../../model/aws/partition";
import { type PolicyDocument, policyDocument, type Statement } from "../document";
import { bucketWithTls } from "./bucket-with-tls";

/**
 * The policy of the bucket that connections are logged to: nobody without TLS, and Elastic Load Balancing may write the log of this
 * account's balancers.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-connection-logging.html
 */
export function connectionLogBucketPolicy(bucketArn: string, { account, region }: Place): PolicyDocument {
  const write: Statement = {
    Sid: "AllowBalancersToLog",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/AWSLogs/${account}/*`,
    Condition: {
      ArnLike: {
        "aws:SourceArn": `arn:${partitionOf(region)}:elasticloadbalancing:${region}:${account}:loadbalancer/*`,
      },
    },
  };
  return policyDocument([...bucketWithTls(bucketArn).Statement, write]);
}
