import type { ReadDocument } from "../../../../access/evaluation/policy/read-document";
import type { LiveBalancer } from "../../live/balancer";
import type { LiveGroups } from "../../live/groups";
import type { LinkFacts } from "../../private-link/link-call";
import type { GatewayEntry } from "./access-log";
import type { LiveRule } from "./balancer";
import type { LiveDomainMappings, LiveHttpApi, LiveHttpStage } from "./http-api";
import type { LiveIntegration, LiveRoute, LiveTokenAuthorizer } from "./routes";
import type { LiveVpcLink } from "./vpc-links";
import type { LiveWebAcl } from "./web-acl";

/** Everything that is read about a call through a gateway; a value is undefined if AWS has no such thing. */
export interface GatewayFacts extends LinkFacts {
  readonly httpApi: LiveHttpApi | undefined;
  readonly httpStage: LiveHttpStage | undefined;
  /** The mappings of the gateway's own name; undefined if it has none, or there is no such name. */
  readonly mappings: LiveDomainMappings | undefined;
  readonly routes: readonly LiveRoute[];
  readonly integrations: readonly LiveIntegration[];
  /** The authorizers of tokens that routes ask. */
  readonly tokenAuthorizers: readonly LiveTokenAuthorizer[];
  /** The policies in the roles of the gateway's callers, by caller; without those that there are not. */
  readonly callerPolicies: Readonly<Record<string, ReadDocument>>;
  readonly vpcLinks: readonly LiveVpcLink[];
  readonly gatewayLog: readonly GatewayEntry[];
  /** The one balancer behind the gateway. */
  readonly balancer: LiveBalancer | undefined;
  /** The rules of its listener, without the default one. */
  readonly rules: readonly LiveRule[];
  /** The security groups of the VPC link, the balancer and the endpoints. */
  readonly gatewayGroups: LiveGroups;
  /** The web ACL of the balancer. */
  readonly webAcl: LiveWebAcl | undefined;
  /** The balancer of the endpoint service, in front of its servers. */
  readonly serviceBalancer: LiveBalancer | undefined;
  /** The security groups of that balancer and of the servers. */
  readonly serverGroups: LiveGroups | undefined;
}
