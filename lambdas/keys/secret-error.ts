import { CallError } from "../client/call-error";
import { isAnswer, saidBy } from "./failure";

/**
 * The error for a key or a certificate that could not be read. The message is Secrets Manager's own, if it answered; `check`
 * says which of the documents that stand between the function and its secret probably refused.
 * @param what `the key`
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html
 */
export function secretError(error: unknown, secretArn: string, what: string): CallError {
  const said = saidBy(error);
  const answered = CHECKS.find(({ says }) => says.test(said))?.check ?? OTHERWISE;
  const check = isAnswer(error) ? answered : UNREACHED;
  const cause = error instanceof Error ? { cause: error.name } : undefined;
  return new CallError("secret", `could not read ${what} in ${secretArn}: ${said}`, 502, check, cause);
}

/** Advice by the error that Secrets Manager returns; the first that fits is given. */
const CHECKS: readonly { readonly says: RegExp; readonly check: string }[] = [
  {
    says: /^AccessDeniedException: .*\bKMS\b|^(?:KMS|DecryptionFailure|EncryptionFailure)/,
    check:
      "that the secret's KMS key is enabled, and that its key policy lets this function's role kms:Decrypt",
  },
  {
    says: /^AccessDeniedException: .*VPC endpoint policy/,
    check: "that the policy of the secretsmanager endpoint lets this function's role read the secret",
  },
  {
    says: /^AccessDeniedException: .*resource-based policy/,
    check: "that the secret policy does not deny this function's role to read the secret",
  },
  {
    says: /^AccessDeniedException/,
    check:
      "that this function's role may secretsmanager:GetSecretValue on exactly that secret, that the " +
      "secret policy denies it to all others only, and that the policy of the secretsmanager endpoint lets " +
      "it through",
  },
  {
    says: /^(?:UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientTokenId)/,
    check: "the function's own credentials: AWS does not know them, or no longer",
  },
  { says: /^InvalidRequestException/, check: "that the secret is not scheduled for deletion" },
];
const UNREACHED =
  "that the VPC reaches Secrets Manager (its interface endpoint secretsmanager, private DNS, port 443)";
const OTHERWISE = "Secrets Manager's message and the state of the service";
