import type { Place } from "../aws/arn";
import type { MadeNetwork } from "../network";
import type { Party } from "../party";
import type { LogSettings, Throttle, Waf } from "../provider";
import type { WrittenRoute } from "../routes/route";
import type { ServiceProtocol } from "./endpoint-service";

/** A party whose HTTP API stands in front of endpoint services, of as many accounts as there are. */
export interface GatewayConsumer extends Party {
  /** The VPC of its balancer and its endpoints; its zones are ids. */
  readonly network: MadeNetwork;
  readonly uses: readonly ServiceUse[];
  readonly gateway: HttpGateway;
}

/** A use of an endpoint service: through an endpoint of the gateway's own, in every zone of its VPC. */
export interface ServiceUse extends Place, ServiceProtocol {
  /** The key under `uses:`; for a provider of this deployment, its stack id. */
  readonly name: string;
  /** The endpoint service's name from the file; absent = it is read from the state of the provider `name`. */
  readonly serviceName?: string;
  /** The routes that lead to it; a method may be `ANY`. */
  readonly routes: readonly WrittenRoute[];
  /** True if the service gets the end of the path alone: `/names/{rest+}` arrives as `/{rest}`. */
  readonly stripPrefix: boolean;
  /** The place of its endpoint among the addresses that AWS leaves free in a subnet, from 0. */
  readonly slot: number;
}

/** An HTTP API with one route for each declared route, and no other. */
export interface HttpGateway {
  readonly type: "http-gateway";
  /** The client's key in the file. */
  readonly name: string;
  readonly access: GatewayAccess;
  /** The time limit of one call, 1 to 30. */
  readonly timeoutSeconds: number;
  readonly throttle: Throttle & {
    /** Routes with a throttle of their own, by `routeKey`. */
    readonly routes: Readonly<Record<string, Throttle>>;
  };
  readonly cors?: Cors;
  readonly accessLog: LogSettings;
  readonly waf: Waf | false;
  readonly domain?: GatewayDomain;
  /** HTTPS between API Gateway and the balancer; absent = HTTP. */
  readonly tls?: BalancerTls;
  /**
   * True if a function calls it once a week, so that its VPC link always has had traffic within 60 days.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html
   */
  readonly keepWarm: boolean;
}

/** The way by which callers of a gateway are known. */
export type GatewayAccess = JwtAccess | IamAccess | { readonly kind: "none" };

/**
 * Tokens of an issuer.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export interface JwtAccess {
  readonly kind: "jwt";
  /** An https URL. */
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The scopes of routes, by `routeKey`: a token needs one of them. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
}

/** Signatures of roles in the gateway's account. */
export interface IamAccess {
  readonly kind: "iam";
  readonly callers: readonly GatewayCaller[];
}

/** An existing role of the gateway's account that may call. */
export interface GatewayCaller {
  readonly name: string;
  /** The role's name, without its path. */
  readonly roleName: string;
  readonly roleArn: string;
  readonly routes: readonly WrittenRoute[];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export interface Cors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds: number;
}

export interface GatewayDomain {
  readonly name: string;
  readonly certificateArn: string;
  /** The hosted zone in which the name is made; absent = its owner makes it. */
  readonly hostedZoneId?: string;
}

/** The certificate of the gateway's balancer. */
export interface BalancerTls {
  readonly certificateArn: string;
  /** A name of that certificate, which API Gateway asks for and verifies. */
  readonly serverName: string;
}
