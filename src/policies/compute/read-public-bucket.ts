import { partitionOf } from "../../model/aws/partition";
import type { Statement } from "../document";

/**
 * Reading the layers of images, which ECR keeps in a bucket of its own and signs the requests for.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
 */
export function readImageLayers(region: string): Statement {
  return readBucket("ReadImageLayers", region, `prod-${region}-starport-layer-bucket`);
}

/**
 * Reading the packages of Amazon Linux 2023, which instances do without a signature.
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export function readPackages(region: string): Statement {
  return readBucket("ReadPackages", region, `al2023-repos-${region}-de612dc2`);
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
