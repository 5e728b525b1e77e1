import type { Party } from "../../../model/party";
import type { LiveEndpoint } from "../facts/endpoints";
import type { LiveService } from "./service";

/** A call whose way leads over PrivateLink to a service of the provider's, if it has such a way. */
export interface LinkCall {
  readonly consumer: Party;
  /** Absent for a service that the file describes by its facts alone. */
  readonly provider?: Party;
  readonly link?: PrivateLink;
}

/** The consumer's end of a way over PrivateLink. */
interface PrivateLink {
  /** The endpoint's `Name` tag. */
  readonly endpointName: string;
  /** Its address in Terraform. */
  readonly address: string;
}

/** The facts about such a way. */
export interface LinkFacts {
  /** The consumer's endpoint of the service. */
  readonly serviceEndpoint: LiveEndpoint | undefined;
  /** The endpoint service. */
  readonly service: LiveService | undefined;
}
