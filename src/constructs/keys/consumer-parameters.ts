import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Fn } from "cdktf";
import type { Construct } from "constructs";

/** A consumer as a provider's authorizer has to know it. */
export interface KnownConsumer {
  readonly consumer: string;
  /** Its endpoints; `unlinked` until they are known. */
  readonly endpointIds: readonly string[];
  readonly secretArn: string;
}

/**
 * A parameter for each consumer, which tells the provider's authorizer its endpoints and where its key is: nothing of it is secret, and
 * a plan shows it. The environment of a function would hold some 25 consumers.
 * @param path of the parameters
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export function consumerParameters(
  scope: Construct,
  path: string,
  consumers: readonly KnownConsumer[],
): void {
  for (const { consumer, endpointIds, secretArn } of consumers) {
    new SsmParameter(scope, `parameter:${consumer}`, {
      name: `${path}/${consumer}`,
      description: `What the authorizer knows of ${consumer}`,
      type: "String",
      insecureValue: Fn.jsonencode({ endpointIds, secretArn }),
    });
  }
}
