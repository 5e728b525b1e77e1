import { type Finding, fact, problem } from "../../finding";
import { noOther } from "../../held/only";
import { homeOf } from "../../stack/aws-provider";
import { ofType, type Stack } from "../../stack/stack-json";
import { closedBucket, PARTS_OF_BUCKETS } from "./closed-bucket";
import type { TrustStore } from "./trust-store";

/** The bucket that a balancer's connections are logged to, and the parts without which nothing may be. */
interface ConnectionLog {
  readonly bucket?: string;
  readonly settings: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The bucket of the log of connections, which says why a handshake failed: Elastic Load Balancing may write the log of this account's
 * balancers. Beside it and the trust store's the stack has no bucket.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-connection-logging.html
 */
export function connectionLog(
  stack: Stack,
  partition: string,
  { bucket: trustBucket, settings: trusted }: Pick<TrustStore, "bucket" | "settings">,
): ConnectionLog {
  const others = ofType(stack, "aws_s3_bucket").filter(({ address }) => address !== trustBucket);
  const [bucket] = others;
  if (bucket === undefined || others.length > 1) {
    const text = `expected one bucket for the log of connections beside ${trustBucket}, got ${others.length}`;
    return { settings: [], findings: [problem(stack, text)] };
  }
  const { account, region } = homeOf(stack);
  const closed = closedBucket(stack, bucket, partition, (arn) => [
    {
      actions: ["s3:PutObject"],
      resource: `${arn}/AWSLogs/${account}/*`,
      principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      condition: {
        ArnLike: {
          "aws:SourceArn": `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/*`,
        },
      },
    },
  ]);
  const wrong = [
    ...closed.findings,
    ...PARTS_OF_BUCKETS.flatMap((type) =>
      noOther(stack, type, [...closed.settings, ...trusted], "is of no bucket of the stack"),
    ),
  ];
  return {
    ...{ bucket: bucket.address, settings: closed.settings },
    findings:
      wrong.length > 0
        ? wrong
        : [
            fact(
              stack,
              `${bucket.address} and ${trustBucket} are closed to other accounts, and to whoever comes without TLS`,
            ),
          ],
  };
}
