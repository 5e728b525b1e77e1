import type { VpcEndpoint } from "./vpc-endpoints";

/** The source address of a request: all who are behind an endpoint, or on the internet, share an address here. */
export function sourceAddress(endpoint: VpcEndpoint | undefined): string {
  return endpoint ? "10.1.0.10" : "203.0.113.10";
}
