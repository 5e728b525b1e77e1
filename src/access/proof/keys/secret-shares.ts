import { type Place, secretArn } from "../../../model/aws/arn";
import { matchesWildcard } from "../../../model/aws/wildcard";
import type { KeptKeys } from "../../../model/keys/kept-keys";
import type { PolicyDocument } from "../../../policies/document";
import type { PolicyKind } from "../../../policies/document-ref";
import { ROTATION_ACTIONS } from "../../../policies/keys/key-roles";
import { viaSecretsManager } from "../../../policies/keys/via-secrets-manager";
import { CALL_KEYS, type RequestContext } from "../../evaluation/policy/context";
import { understand } from "../../evaluation/policy/understand";
import { contextClasses } from "../classes/contexts";
import type { Share } from "../document-proof";

/** Secrets, and the KMS keys that encrypt them, which a role may use. */
interface Used {
  readonly region: string;
  /** ARNs. */
  readonly secretArns: readonly string[];
  /** ARNs, or patterns. */
  readonly kmsKeyArns: readonly string[];
}

const READ = "secretsmanager:GetSecretValue";
const SECRET_ARN = "kms:EncryptionContext:SecretARN";

/** The ways in which a KMS key can be used that a document tells apart: for these secrets, for others, by other services. */
export function uses(
  { region, secretArns }: Omit<Used, "kmsKeyArns">,
  kind: PolicyKind,
  ...documents: readonly PolicyDocument[]
): readonly RequestContext[] {
  const statements = documents.flatMap((document) => understand(kind, document, CALL_KEYS).statements);
  const { "kms:ViaService": service } = viaSecretsManager({ region });
  return contextClasses(statements, {
    "kms:ViaService": [service],
    [SECRET_ARN]: secretArns,
    [VERSION_ID]: [VALIDATION],
  });
}

/**
 * The secrets that a KMS key is for. Its policy is written before they have their ARNs, and knows them by the beginning of their
 * names.
 */
export function secretPatterns(place: Place, { keys }: KeptKeys): readonly string[] {
  return keys.map(({ secretPrefix }) => secretArn(place, `${secretPrefix}*`));
}

export const VERSION_ID = "kms:EncryptionContext:SecretVersionId";
/** The version by which Secrets Manager tries whether a KMS key can be used. */
export const VALIDATION = "RequestToValidateKeyAccess";

/** True if a KMS key is used by Secrets Manager, for one of these secrets. */
export function isForOneOf(
  context: RequestContext,
  { region, secretArns }: Omit<Used, "kmsKeyArns">,
): boolean {
  const { "kms:ViaService": service } = viaSecretsManager({ region });
  const arn = context[SECRET_ARN];
  return (
    context["kms:ViaService"] === service &&
    arn !== undefined &&
    secretArns.some((one) => matchesWildcard(one, arn))
  );
}

/** The share of a role that reads keys. */
export function readingShares(used: Used): readonly Share[] {
  return [share(READ, used), ofKmsKey("kms:Decrypt", used)];
}

/** The share of a role that rotates them. */
export function rotatingShares(used: Used): readonly Share[] {
  return [
    ...ROTATION_ACTIONS.map((action) => share(action, used)),
    ofKmsKey("kms:Decrypt", used),
    ofKmsKey("kms:GenerateDataKey", used),
  ];
}

function share(action: string, { secretArns }: Used): Share {
  return { action, resources: secretArns };
}

function ofKmsKey(action: string, used: Used): Share {
  return { action, resources: used.kmsKeyArns, isRightIn: (context) => isForOneOf(context, used) };
}
