import { type DomainName, GetDomainNamesCommand } from "@aws-sdk/client-api-gateway";
import type { Forward, PassingRequest } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";

/** A custom domain name as it is made, as far as it counts here. */
export interface MadeDomain {
  readonly domainName?: string;
  readonly certificateArn?: string;
  readonly regionalCertificateArn?: string;
  readonly securityPolicy?: string;
  readonly policy?: string;
  readonly endpointConfiguration?: { readonly types?: readonly string[] };
}

/** The custom domain names of REST APIs of whoever asks. */
export async function ownDomains(passing: PassingRequest, forward: Forward): Promise<readonly DomainName[]> {
  const { apiGateway } = serviceClients(requesterOf(passing), forward);
  return (await apiGateway().send(new GetDomainNamesCommand({}))).items ?? [];
}

/** True for a domain that is reached through interface endpoints alone. */
export function isPrivate({
  endpointConfiguration,
}: Pick<DomainName, "endpointConfiguration"> | MadeDomain): boolean {
  return endpointConfiguration?.types?.[0] === "PRIVATE";
}
