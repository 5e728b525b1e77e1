import type { Auth, ServiceType } from "../provider";

/** The properties of a kind of service that code asks for, instead of its name. */
export interface ServiceTraits {
  /**
   * The path of calls: through an interface endpoint in the consumer's VPC, through an entrance of the provider's that such an
   * endpoint leads to, or over the internet.
   */
  readonly reachedBy: "endpoint" | "entrance" | "internet";
  /**
   * The endpoint type of the REST API.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
   */
  readonly endpointType: "PRIVATE" | "REGIONAL";
  /** The authentication that it may use. */
  readonly auths: readonly Auth[];
}

/** Every kind of service. */
export const SERVICES: Readonly<Record<ServiceType, ServiceTraits>> = {
  "private-rest-api": { reachedBy: "endpoint", endpointType: "PRIVATE", auths: ["iam", "none", "api-key"] },
  "mtls-rest-api": { reachedBy: "entrance", endpointType: "PRIVATE", auths: ["certificate", "iam"] },
  "regional-rest-api": { reachedBy: "internet", endpointType: "REGIONAL", auths: ["iam", "none"] },
};

export const SERVICE_TYPES = Object.keys(SERVICES) as readonly ServiceType[];

type Typed = { readonly type: ServiceType };

/** True if an API answers calls through interface endpoints alone, be they its consumers' or its own. */
export function isPrivate({ type }: Typed): boolean {
  return SERVICES[type].endpointType === "PRIVATE";
}

/** True if an API is called through its consumers' own endpoints, which also identify them. */
export function isReachedByEndpoint({ type }: Typed): boolean {
  return SERVICES[type].reachedBy === "endpoint";
}

/** True if an API is called through an entrance for holders of certificates: its own endpoint is the only one that it knows. */
export function hasEntrance({ type }: Typed): boolean {
  return SERVICES[type].reachedBy === "entrance";
}

/** True if a service answers anyone on the internet, without any authentication. */
export function isPublic(service: Typed & { readonly auth: Auth }): boolean {
  return !isPrivate(service) && service.auth === "none";
}
