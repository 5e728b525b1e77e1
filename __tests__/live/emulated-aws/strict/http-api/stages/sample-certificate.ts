import type { EC2Client } from "@aws-sdk/client-ec2";
import { selfSigned } from "../../../../gateway/network/certificate";
import type { Forward } from "../../../proxy";
import { jsonRequest } from "../../../requests/json-request";

/**
 * Imports a certificate for every name of example.com.
 * @param client any of the account that the certificate is for
 * @returns its ARN
 */
export async function makeCertificate({ config }: EC2Client, url: string, region: string): Promise<string> {
  const { accessKeyId, sessionToken } = await config.credentials();
  const { cert, key } = selfSigned(["*.example.com"]);
  const encoded = (text: string) => Buffer.from(text).toString("base64");
  const { body } = await jsonRequest({ accessKeyId, sessionToken, region }, over(url), {
    service: "acm",
    target: "CertificateManager.ImportCertificate",
    input: { Certificate: encoded(cert), PrivateKey: encoded(key) },
  });
  return (JSON.parse(body.toString()) as { readonly CertificateArn: string }).CertificateArn;
}

/** Sends requests over the network. */
export function over(url: string): Forward {
  return async ({ method, path, headers: { host: _, ...headers }, body }) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: headers as Record<string, string>,
      body: method === "GET" ? undefined : body.toString(),
    });
    return { status: answer.status, headers: {}, body: Buffer.from(await answer.arrayBuffer()) };
  };
}
