import type { StackExpectations } from "../../expectations";
import { type Finding, fact, listed, problem, shown, unless } from "../../finding";
import { exactly } from "../../held/exactly";
import { secretPolicy } from "../../keys/secret-policy";
import { referent } from "../../stack/reference";
import { entriesOf, type Stack } from "../../stack/stack-json";

/** The secrets of clients' certificates, as the stack puts them out: addresses, or texts, by client. */
export function certificateSecretsOf(stack: Stack): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(entriesOf(stack, "client_certificate_secret_arns")).map(([client, arn]) => [
      client,
      referent(stack, arn, "arn"),
    ]),
  );
}

/**
 * The secrets that clients' certificates and their keys are kept in: each client has one of its own, which is made empty, since a key
 * would be in the state, and is closed by a policy. AWS's own key encrypts it: nobody of another account reads it.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function certificateSecrets(stack: Stack, { clients = {} }: StackExpectations): readonly Finding[] {
  const secrets = certificateSecretsOf(stack);
  const [actual, wanted] = [Object.keys(secrets), Object.keys(clients)].map((all) => [...all].sort());
  const showing = (wanted ?? []).filter((name) => clients[name]?.showsCertificate === true);
  const addresses = Object.values(secrets);
  return [
    ...unless(
      actual?.join() === showing.join(),
      stack,
      `expected ${listed(showing)} in the output client_certificate_secret_arns, got ${listed(actual ?? [])}`,
    ),
    ...unless(
      new Set(addresses).size === addresses.length,
      stack,
      `expected a secret for the certificate of each of ${listed(showing)}, got ${listed(addresses.map(shown))}`,
    ),
    ...showing.flatMap((client) => oneSecret(stack, client, secrets[client])),
  ];
}

function oneSecret(stack: Stack, client: string, address: string | undefined): readonly Finding[] {
  const secret = stack.resources.get(address ?? "");
  if (secret?.type !== "aws_secretsmanager_secret") {
    const text = `expected a secret of the stack for the certificate of ${client}, got ${shown(address)}`;
    return [problem(stack, text)];
  }
  const wrong = [
    ...exactly(stack, secret, {}, ["recovery_window_in_days"]),
    ...secretPolicy(stack, secret, true),
  ];
  if (wrong.length > 0) return wrong;
  const text = `the certificate of ${client} is in ${secret.address}, which Terraform makes empty, closed by a policy of its own`;
  return [fact(stack, text)];
}
