import type { DoorExpectations, KeptKeyExpectations, ServiceKeysExpectations } from "./key-expectations";
import type { EntranceExpectations, UsedEntranceExpectations } from "./mutual-tls/entrance-expectations";

/** A service that a stack reaches through an endpoint of its VPC. */
export type Service = "execute-api" | "sts" | "ssm" | "ssmmessages" | "secretsmanager" | "dynamodb";

/** The way to a service, as the deployment file has it. */
export type Way = MadeWay | AdoptedWay;

/** An endpoint that the stack makes. */
interface MadeWay {
  readonly kind: "made";
  /** True if the service's public names lead to it; a gateway endpoint has none. */
  readonly privateDns: boolean;
}

/** A way that others own: nothing of it is in the stack but the rule that lets clients out. */
export interface AdoptedWay {
  readonly kind: "adopted";
  /** @default it is not known */
  readonly endpointId?: string;
  /** The group that guards it. @default it is not known, and HTTPS to any address is let out */
  readonly securityGroupId?: string;
}

/** The API of a stack. */
export interface ApiExpectations {
  readonly endpointType: "PRIVATE" | "REGIONAL";
  readonly auth: "iam" | "none" | "api-key" | "certificate";
  readonly waf: boolean;
  /** The ids of endpoints that the file names as ways in; those that consumers of the file make are not known to it. */
  readonly endpoints: readonly string[];
  /** The keys by which it knows its callers; there with `auth: api-key`. */
  readonly keys?: ServiceKeysExpectations;
  /** The headers by which it knows the holders of certificates, the first that of their subjects; there with `auth: certificate`. */
  readonly certificateHeaders?: readonly string[];
  /** The only way in, for holders of certificates. @default it is reached by endpoints of its consumers, or over the internet */
  readonly entrance?: EntranceExpectations;
  /** True if its functions run in a VPC. @default true where the stack has ways through one */
  readonly runsInVpc?: boolean;
}

/** An API that a stack's clients call. */
interface UseExpectations {
  /** @default it is that of the provider whose stack id is the use's name */
  readonly apiId?: string;
  readonly stage: string;
  /** The key that its callers send. @default they are known otherwise */
  readonly key?: KeptKeyExpectations;
  /** The entrance that its calls go through. @default they reach the API by its own name */
  readonly entrance?: UsedEntranceExpectations;
}

/** A client that the stack makes. */
export interface ClientExpectations {
  /** The use that it calls. */
  readonly use: string;
  readonly assumesRole: boolean;
  /** True if it sends the key of its use. @default false */
  readonly sendsKey?: boolean;
  /** True if it shows a certificate, which it reads from a secret of its own. @default false */
  readonly showsCertificate?: boolean;
}

/** The words of the deployment file about one stack, against which its JSON is held. */
export interface StackExpectations {
  /** @default it offers no API, and has clients */
  readonly api?: ApiExpectations;
  /** The ways out of its VPC, by service. @default it has no VPC */
  readonly ways?: Ways;
  /** By name. @default it calls none */
  readonly uses?: Readonly<Record<string, UseExpectations>>;
  /** True if no provider knows the endpoint that it makes yet. @default false */
  readonly pending?: boolean;
  /** The clients that it makes, by name. @default it makes none */
  readonly clients?: Readonly<Record<string, ClientExpectations>>;
  /** The front doors that it makes, by name. @default it makes none */
  readonly doors?: Readonly<Record<string, DoorExpectations>>;
  /** The first of the addresses that endpoints take in subnets that exist already, by subnet. @default AWS chooses them */
  readonly addresses?: Readonly<Record<string, string>>;
  /** The ids of all parts of networks that exist already: VPCs, subnets, route tables, groups and endpoints. */
  readonly adopted: readonly string[];
}

export type Ways = Readonly<Partial<Record<Service, Way>>>;

/** The expectations of each stack, by stack id. */
export type Expectations = Readonly<Record<string, StackExpectations>>;
