import type { RequestContext } from "../../../src/access/evaluation/policy/context";
import { type Decision, evaluate } from "../../../src/access/evaluation/policy/evaluate";
import { worldOf } from "../../../src/access/world/world";
import type { PolicyDocument } from "../../../src/policies/document";
import type { PolicyKind } from "../../../src/policies/document-ref";
import { consumerOf, providerOf } from "../calls";
import { deploymentFrom, KEYED } from "../deployment";

const world = worldOf(deploymentFrom(KEYED));

/** The documents of a provider and a consumer with keys. */
export const provider = providerOf(world).documents;
export const consumer = consumerOf(world).documents;

/** Those of the key of the consumer's use, and of the keys of its front door's callers. */
export const [ofUse, ofCallers] = consumer.keys as readonly [Kept, Kept];
type Kept = (typeof consumer.keys)[number];

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;

export const AUTHORIZER = role("111111111111", "private-api-provider-authorizer");
export const READER = role("222222222222", "private-api-consumer-reader");
export const DOOR = role("222222222222", "private-api-consumer-door");
export const ROTATION = role("222222222222", "private-api-consumer-provider-rotation");
export const CALLERS_ROTATION = role("222222222222", "private-api-consumer-door-rotation");
export const DEPLOYER = role("222222222222", "terraform");
export const STRANGER = role("444444444444", "stranger");

/** The secret of the use's key, those of the callers' keys, and others: of this account, and of the partner's. */
export const SECRET = secret(
  "222222222222",
  `private-api-consumer-provider-api-key-${"0".repeat(26)}-AbCdEf`,
);
export const MOBILE = secret("222222222222", `private-api-consumer-door-mobile-${"0".repeat(26)}-AbCdEf`);
export const OFFICE = secret(
  "222222222222",
  `private-api-consumer-door-back-office-${"0".repeat(26)}-AbCdEf`,
);
export const OTHER = secret("222222222222", "database-AbCdEf");
export const PARTNERS = secret("333333333333", "partner-a1B2c3");

function secret(account: string, name: string): string {
  return `arn:aws:secretsmanager:eu-west-1:${account}:secret:${name}`;
}

/** A KMS key is used by Secrets Manager, for a secret. */
export const forSecret = (
  arn: string,
  service = "secretsmanager.eu-west-1.amazonaws.com",
): RequestContext => ({
  "kms:ViaService": service,
  "kms:EncryptionContext:SecretARN": arn,
});

/** The say of a document about a request of a role. */
export function saying(
  kind: PolicyKind,
  document: PolicyDocument | undefined,
  action: string,
  arn: string,
  context: RequestContext = {},
  resource = "*",
): Decision {
  if (document === undefined) throw new Error(`there is no ${kind}`);
  const account = arn.split(":")[4];
  const own = { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account };
  return evaluate(kind, document, { action, resource, account, context: { ...own, ...context } });
}
