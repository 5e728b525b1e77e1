/** As long as API Gateway's ids: ten characters. */
export function sampleApiId(index: number): string {
  return `a${index.toString(36).padStart(9, "0")}`;
}

/** As long as EC2's ids: seventeen hexadecimal digits. */
export function sampleEndpointId(index: number): string {
  return `vpce-${(index + 1).toString(16).padStart(17, "0")}`;
}

/** The id of the endpoint of an API with an entrance, and of no consumer's. @param index the provider's place */
export function sampleOwnEndpointId(index: number): string {
  return sampleEndpointId(2 ** 36 + index);
}

/** The id of a consumer's endpoint at the entrance of an API, beside its others. */
export function sampleEntranceEndpointId(consumer: number, use: number): string {
  return sampleEndpointId(2 ** 32 + consumer * 2 ** 12 + use);
}

/** The id of an endpoint that no deployment has: its index is beyond the number of a file's consumers. */
export const UNKNOWN_ENDPOINT_ID = sampleEndpointId(2 ** 40);
