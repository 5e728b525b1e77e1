import { accountRootArn } from "../../../model/aws/arn";
import { partitionOf } from "../../../model/aws/partition";
import { keyPolicyOf } from "../../../policies/document-ref";
import type { KeyDocuments } from "../../../policies/keys/key-documents";
import { ADMINISTRATION } from "../../../policies/keys/key-policy";
import { viaSecretsManager } from "../../../policies/keys/via-secrets-manager";
import type { RequestContext } from "../../evaluation/policy/context";
import type { ConsumerWorld } from "../../world/world";
import type { OwnShare, Share } from "../document-proof";
import { holdersOf } from "./reader-proof";
import { isForOneOf, secretPatterns, uses, VALIDATION, VERSION_ID } from "./secret-shares";

/**
 * The policy of a KMS key lets its account administer it and have Secrets Manager try it, the rotation encrypt with it, and the
 * holders decrypt; nobody anything else.
 */
export function keyPolicyShare({ consumer }: ConsumerWorld, { kept, keyPolicy }: KeyDocuments): OwnShare {
  const { stackId, region } = consumer;
  const secretArns = secretPatterns(consumer, kept);
  const account = [accountRootArn(consumer).replace(/root$/, "*")];
  const isRightIn = (context: RequestContext) => isForOneOf(context, { region, secretArns });
  const share = (action: string, roleArns: readonly string[], more: Partial<Share> = {}): Share => ({
    ...{ action, roleArns, resources: ["*"] },
    ...more,
  });
  const { authorizerRoleArn, rotationRoleArn } = kept;
  const holders = authorizerRoleArn ? holdersOf(kept) : account;
  return {
    ref: keyPolicyOf(`${stackId}/${kept.name}`),
    document: keyPolicy,
    path: `consumers.${stackId}`,
    partition: partitionOf(region),
    allows: [
      ...ADMINISTRATION.map((action) => share(action, account)),
      ...["kms:Decrypt", "kms:GenerateDataKey"].map((action) =>
        share(action, account, { isRightIn: (context) => isValidation(context, region) }),
      ),
      share("kms:GenerateDataKey", [rotationRoleArn], { isRightIn }),
      share("kms:Decrypt", holders, { isRightIn }),
    ],
    contexts: uses({ region, secretArns }, "key-policy", keyPolicy),
  };
}

function isValidation(context: RequestContext, region: string): boolean {
  const { "kms:ViaService": service } = viaSecretsManager({ region });
  return context["kms:ViaService"] === service && context[VERSION_ID] === VALIDATION;
}
