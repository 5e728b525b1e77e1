import fc, { type GeneratorValue } from "fast-check";
import type { Auth, ServiceType } from "../../../src/model/provider";

/** What all parties of a file have in common. */
export interface Setting {
  readonly region: Region;
  readonly cloud: boolean;
  /** Whether several consumers may use one endpoint. */
  readonly shared: boolean;
}

/** A service of the file that consumers may use. */
export interface OfferedService {
  readonly name: string;
  readonly type: ServiceType;
  readonly auth: Auth;
  readonly routes: readonly string[];
}

const PARTITIONS = { "eu-west-1": "aws", "us-gov-west-1": "aws-us-gov", "cn-north-1": "aws-cn" } as const;
export type Region = keyof typeof PARTITIONS;

const OTHERS = { "eu-west-1": "us-east-1", "us-gov-west-1": "us-gov-east-1", "cn-north-1": "cn-northwest-1" };

const ACCOUNTS = ["111111111111", "222222222222", "333333333333"];

/** The arbitraries of fast-check, for lists that are only read. */
export const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
export const someOf = <T>(values: readonly T[], maxLength = values.length) =>
  fc.subarray([...values], { minLength: 1, maxLength });

/** Few, so that parties are often of one account. */
export function account(g: GeneratorValue): string {
  return g(oneOf<string>, ACCOUNTS);
}

/** Endpoints that exist already: a party's own ones, or some of a few that all share. */
export function existingEndpoints({ shared }: Setting, party: string): readonly string[] {
  const prefix = shared ? "5" : Buffer.from(party).toString("hex");
  return ["0", "1", "2"].map((digit) => `vpce-${prefix.slice(-16).padStart(16, "0")}${digit}`);
}

export function roleArn(region: Region, account: string, name: string): string {
  return `arn:${PARTITIONS[region]}:iam::${account}:role/${name}`;
}

/** Now and then a path of roles, and a policy that limits them. */
export function someRoles(g: GeneratorValue, region: Region): { readonly roles?: object } {
  const permissionsBoundary = `arn:${PARTITIONS[region]}:iam::aws:policy/PowerUserAccess`;
  return g(oneOf<object>, [
    {},
    {},
    { roles: { path: "/crosslink/" } },
    { roles: { path: "/a/b/", permissionsBoundary } },
  ]);
}

/** Now and then another region of the partition: a regional API may be far from its consumers. */
export function otherRegion(g: GeneratorValue, region: Region): { readonly region?: string } {
  return g(oneOf<boolean>, [true, false, false]) ? { region: OTHERS[region] } : {};
}

/** All routes, without a word about them, or some. */
export function someRoutes(
  g: GeneratorValue,
  routes: readonly string[],
): { readonly routes?: readonly string[] } {
  return g(fc.boolean) ? {} : { routes: g(someOf<string>, routes) };
}
