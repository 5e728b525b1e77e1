import { describeEndpoints, type LiveEndpoint, named } from "../facts/endpoints";
import { onAll } from "../facts/needed";
import type { Reading } from "../facts/reading";
import type { LinkCall, LinkFacts } from "./link-call";

/** The consumer's endpoint of the provider's service, which is known by its `Name` tag. */
export const serviceEndpointReading: Reading<LiveEndpoint | undefined, LinkCall, LinkFacts> = {
  what: "the consumer's endpoint of the service",
  key: ({ consumer, link }) => `${consumer.stackId} ${link?.endpointName}`,
  needs: ({ consumer, link }) => (link ? onAll(consumer, "ec2:DescribeVpcEndpoints") : []),
  read: async ({ consumer, link }, { aws }) =>
    link && named(await describeEndpoints(aws(consumer)), link.endpointName),
};
