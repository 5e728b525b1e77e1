import type { PassingRequest } from "../../proxy";
import { type JsonCall, jsonCall } from "../../requests/json-call";
import type { RotationRules } from "./rotation/rotation";
import type { SecretValue } from "./secret-versions";

/** The input of any operation on a secret. */
export interface SecretInput extends SecretValue {
  readonly SecretId?: string;
  /** Of a new one. */
  readonly Name?: string;
  readonly KmsKeyId?: string;
  readonly ClientRequestToken?: string;
  readonly VersionId?: string;
  readonly VersionStage?: string;
  readonly VersionStages?: readonly string[];
  readonly RemoveFromVersionId?: string;
  readonly MoveToVersionId?: string;
  readonly IncludeDeprecated?: boolean;
  readonly ResourcePolicy?: string;
  readonly BlockPublicPolicy?: boolean;
  readonly RotationLambdaARN?: string;
  readonly RotationRules?: RotationRules;
  readonly RotateImmediately?: boolean;
  readonly ForceDeleteWithoutRecovery?: boolean;
}

/** Undefined where a request asks for something of another service. */
export function secretCall(passing: PassingRequest): JsonCall<SecretInput> | undefined {
  return jsonCall(passing, "secretsmanager");
}
