import type { VpcEndpoint } from "./vpc-endpoints";

/** Where a request seems to come from: all who are behind one endpoint, or on the internet, share an address here. */
export function sourceAddress(endpoint: VpcEndpoint | undefined): string {
  return endpoint ? "10.1.0.10" : "203.0.113.10";
}
