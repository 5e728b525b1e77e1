import type { NetworkFindings } from "../access/network/network-findings";

/** The network proof as text: each fact of the stacks, and each assumption about parts that others own. */
export function networkText({
  sentences,
  assumptions,
}: Pick<NetworkFindings, "sentences" | "assumptions">): string {
  return [...sentences, ...assumptions.map((assumption) => `assumed: ${assumption}`)].join("\n");
}
