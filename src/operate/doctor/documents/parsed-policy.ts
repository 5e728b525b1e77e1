import type { ReadDocument } from "../../../access/evaluation/policy/read-document";

/**
 * A policy as the services give it: plain JSON, percent-encoded (IAM), or escaped once more as the content of a JSON text
 * (API Gateway).
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export function parsedPolicy(text: string): ReadDocument {
  const plain = text.startsWith("%") ? decodeURIComponent(text) : text;
  const json = plain.startsWith('{\\"') ? (JSON.parse(`"${plain}"`) as string) : plain;
  return JSON.parse(json) as ReadDocument;
}
