/**
 * The event with which Secrets Manager calls a rotation function, once for each step.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export interface RotationEvent {
  readonly Step: "createSecret" | "setSecret" | "testSecret" | "finishSecret";
  readonly SecretId: string;
  /** The id of the version that this rotation makes. */
  readonly ClientRequestToken: string;
}

/** The event with which Terraform has the first key made, once the secret and this function exist. */
export interface FirstEvent {
  readonly Step: "first";
  readonly SecretId: string;
}
