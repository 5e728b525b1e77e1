import { many } from "../../../policies/document";
import { contextKey, type RequestContext, valueIn } from "./context";
import type { ReadPrincipal, ReadStatement } from "./read-document";

/** The principals that a statement names. */
export interface Whom {
  readonly everybody: boolean;
  readonly accounts: ReadonlySet<string>;
  /** Roles, users. */
  readonly arns: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  /** True of a statement about everybody but them. */
  readonly excepted: boolean;
}

/** A caller is meant itself, or its account, whose own policies then decide. */
export type About = "itself" | "account";

/** A caller as principals are compared with it. */
export interface Someone {
  /** Absent for an anonymous one. */
  readonly account?: string;
  readonly context: RequestContext;
}

const ACCOUNT = /^(?:arn:[a-z-]+:iam::(\d+):root|(\d+))$/;

/**
 * The account that `arn:aws:iam::111111111111:root` and `111111111111` mean; undefined of any other
 * principal.
 */
export function accountIn(principal: string): string | undefined {
  const [, inRoot, alone] = ACCOUNT.exec(principal) ?? [];
  return inRoot ?? alone;
}

/** The principals of a statement; undefined where it names none. */
export function whomOf({ Principal, NotPrincipal }: ReadStatement): Whom | undefined {
  const principal = Principal ?? NotPrincipal;
  if (principal === undefined) return undefined;
  const aws = principalsOf(principal, "AWS");
  return {
    everybody: aws.includes("*"),
    accounts: new Set(aws.flatMap((one) => accountIn(one) ?? [])),
    arns: new Set(aws.filter((one) => one !== "*" && accountIn(one) === undefined)),
    services: new Set(principalsOf(principal, "Service")),
    excepted: NotPrincipal !== undefined,
  };
}

/** The principals of one type; `*` alone is all of `AWS`. */
export function principalsOf(principal: ReadPrincipal, type: "AWS" | "Service"): readonly string[] {
  if (typeof principal === "string") return type === "AWS" ? [principal] : [];
  return many(principal[type] ?? []);
}

const PRINCIPAL_ARN = contextKey("aws:PrincipalArn");
const SERVICE_NAME = contextKey("aws:PrincipalServiceName");

/**
 * The way in which a statement is about a caller: about itself, or about its account, which then decides whom
 * of it. A role's sessions are the role. The account that a `NotPrincipal` names excepts none of its users
 * and roles: each of them has to be named as well.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function aboutCaller(whom: Whom, caller: Someone): About | undefined {
  if (whom.excepted) return isNamed(whom, caller) || isRootUser(whom, caller) ? undefined : "itself";
  if (whom.everybody || isNamed(whom, caller)) return "itself";
  return caller.account !== undefined && whom.accounts.has(caller.account) ? "account" : undefined;
}

function isNamed({ arns, services }: Whom, { context }: Someone): boolean {
  return has(arns, context, PRINCIPAL_ARN) || has(services, context, SERVICE_NAME);
}

function has(names: ReadonlySet<string>, context: RequestContext, key: typeof PRINCIPAL_ARN): boolean {
  if (names.size === 0) return false;
  const value = valueIn(context, key);
  return value !== undefined && names.has(value);
}

function isRootUser({ accounts }: Whom, { account, context }: Someone): boolean {
  if (account === undefined || !accounts.has(account)) return false;
  return valueIn(context, PRINCIPAL_ARN)?.endsWith(`::${account}:root`) ?? false;
}
