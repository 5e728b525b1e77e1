import type { Auth, ServiceType } from "../provider";

/** The properties of a kind of service that code asks for, instead of its name. */
export interface ServiceTraits {
  /** The path of calls: through an interface endpoint in the consumer's VPC, or over the internet. */
  readonly reachedBy: "endpoint" | "internet";
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
  "regional-rest-api": { reachedBy: "internet", endpointType: "REGIONAL", auths: ["iam", "none"] },
};

export const SERVICE_TYPES = Object.keys(SERVICES) as readonly ServiceType[];

/** True if a service is called through interface endpoints, which also identify its consumers. */
export function isPrivate({ type }: { readonly type: ServiceType }): boolean {
  return SERVICES[type].reachedBy === "endpoint";
}

/** True if a service answers anyone on the internet, without any authentication. */
export function isPublic(service: { readonly type: ServiceType; readonly auth: Auth }): boolean {
  return !isPrivate(service) && service.auth === "none";
}
