import fc, { type GeneratorValue } from "fast-check";
import type { Auth, ServiceType } from "../../../src/model/provider";
import { METHODS } from "../../../src/model/routes/route";

/** The context that all parties of a file share. */
export interface Setting {
  readonly region: Region;
  readonly cloud: boolean;
  /** True if several consumers may use one endpoint. */
  readonly shared: boolean;
}

/** A service of the file that consumers may use. */
export interface OfferedService {
  readonly name: string;
  readonly type: ServiceType;
  readonly auth: Auth;
  readonly routes: readonly string[];
  /** Those that its consumer uses, where that is known already: callers of a front door have some of them. */
  readonly granted?: readonly string[];
}

const PARTITIONS = { "eu-west-1": "aws", "us-gov-west-1": "aws-us-gov", "cn-north-1": "aws-cn" } as const;
export type Region = keyof typeof PARTITIONS;

const OTHERS = { "eu-west-1": "us-east-1", "us-gov-west-1": "us-gov-east-1", "cn-north-1": "cn-northwest-1" };

const ACCOUNTS = ["111111111111", "222222222222", "333333333333"];

/** fast-check's arbitraries, typed for read-only lists. */
export const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
export const someOf = <T>(values: readonly T[], maxLength = values.length) =>
  fc.subarray([...values], { minLength: 1, maxLength });

/** A few accounts, so that parties often share one. */
export function account(g: GeneratorValue): string {
  return g(oneOf<string>, ACCOUNTS);
}

/** Existing endpoints: a party's own, or some of a few shared ones. */
export function existingEndpoints({ shared }: Setting, party: string): readonly string[] {
  const prefix = shared ? "5" : Buffer.from(party).toString("hex");
  return ["0", "1", "2"].map((digit) => `vpce-${prefix.slice(-16).padStart(16, "0")}${digit}`);
}

export function roleArn(region: Region, account: string, name: string): string {
  return `arn:${PARTITIONS[region]}:iam::${account}:role/${name}`;
}

export function secretArn(region: Region, account: string, name: string): string {
  return `arn:${PARTITIONS[region]}:secretsmanager:${region}:${account}:secret:${name}-a1B2c3`;
}

/** Sometimes a role path and a permissions boundary. */
export function someRoles(g: GeneratorValue, region: Region): { readonly roles?: object } {
  const permissionsBoundary = `arn:${PARTITIONS[region]}:iam::aws:policy/PowerUserAccess`;
  return g(oneOf<object>, [
    {},
    {},
    { roles: { path: "/crosslink/" } },
    { roles: { path: "/a/b/", permissionsBoundary } },
  ]);
}

/** Sometimes another region of the partition: a regional API may be far from its consumers. */
export function otherRegion(g: GeneratorValue, region: Region): { readonly region?: string } {
  return g(oneOf<boolean>, [true, false, false]) ? { region: OTHERS[region] } : {};
}

/** All routes, by leaving the key out, or some. */
export function someRoutes(
  g: GeneratorValue,
  routes: readonly string[],
): { readonly routes?: readonly string[] } {
  return g(fc.boolean) ? {} : { routes: g(someOf<string>, routes) };
}

/**
 * A key's settings. The route that a rotation tries is named, as not every list has one that is safe; of `ANY` a method that
 * the API has not by itself.
 * @param granted the routes that may be called with the key
 */
export function keySettings(g: GeneratorValue, offered: readonly string[], granted: readonly string[]) {
  const [method = "", path = ""] = g(oneOf<string>, granted).split(" ");
  const own = METHODS.filter((one) => !offered.includes(`${one} ${path}`));
  const testRoute = `${method === "ANY" ? own[0] : method} ${path}`;
  return { ...g(oneOf<object>, [{}, { rotateEveryDays: 20, graceMinutes: 60 }]), testRoute };
}
