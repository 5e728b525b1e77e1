import { partitionOf } from "../../model/aws/partition";
import type { Statement } from "../document";

/**
 * Reading the layers of images, which ECR keeps in a bucket of its own and signs the requests for.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
 */
export function readImageLayers(region: string): Statement {
  return readBucket("ReadImageLayers", region, `prod-${region}-starport-layer-bucket`);
}

function readBucket(sid: string, region: string, bucket: string): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:${partitionOf(region)}:s3:::${bucket}/*`,
  };
}
