import type { PrivateIntegration } from "../apis/private-integrations";
import type { ApplicationBalancer } from "../application-balancer/application-balancer";
import { certificateNames } from "../application-balancer/certificate-names";
import type { Facts } from "../way/facts";

/**
 * Why API Gateway and a listener do not understand each other: both encrypt or neither does, and a certificate of the listener
 * has to be for the name that API Gateway verifies. Undefined where they do.
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
 */
export async function encryptionProblem(
  facts: Facts,
  { serverName }: PrivateIntegration,
  { account, listener }: ApplicationBalancer,
): Promise<string | undefined> {
  const isEncrypted = listener.protocol === "HTTPS";
  if (serverName === undefined)
    return isEncrypted ? "the listener expects TLS, and the integration has no name to verify" : undefined;
  if (!isEncrypted) return "the integration expects TLS, and the listener has none";
  const names = await Promise.all(
    listener.certificateArns.map((arn) => certificateNames(facts, account, arn)),
  );
  return names.flat().some((name) => isFor(name, serverName))
    ? undefined
    : `no certificate of the listener is for ${serverName}`;
}

/** A wildcard stands for one label. */
function isFor(certified: string, name: string): boolean {
  return certified.startsWith("*.") ? name.replace(/^[^.]+/, "*") === certified : name === certified;
}
