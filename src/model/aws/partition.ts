/** A group of AWS regions that share nothing with the others, the second field of every ARN. */
type Partition = "aws" | "aws-us-gov" | "aws-cn";

/**
 * The partition that a region belongs to.
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function partitionOf(region: string): Partition {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  if (region.startsWith("cn-")) return "aws-cn";
  return "aws";
}

/** The domain of a partition's service endpoints: `amazonaws.com`, in China `amazonaws.com.cn`. */
export function dnsSuffix(region: string): string {
  return partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
