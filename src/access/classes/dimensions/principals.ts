import type { PolicyKind } from "../../../policies/document-ref";
import { allHold, type Test } from "../../evaluation/policy/condition";
import type { RequestContext } from "../../evaluation/policy/context";
import { aboutCaller } from "../../evaluation/policy/whom";
import type { Claim } from "../claim";
import { caselessText, fieldPattern } from "../text/iam-patterns";
import { exactly, type Pattern } from "../text/pattern";
import { textClasses } from "../text/text-classes";
import { comparedPatterns } from "./compared-patterns";
import { type Dimension, dimension, type Extent, type Part } from "./dimension";
import { IDENTITIES, inAccount, ROLES, ROOT_USERS, SERVICE_NAMES, SERVICES } from "./shapes";

const ARN = "aws:principalarn";
const ACCOUNT = "aws:principalaccount";
const SERVICE = "aws:principalservicename";
const IS_SERVICE = "aws:principalisawsservice";

/** True of the keys that are known once it is known who calls. */
export function isOfPrincipal(name: string): boolean {
  return [ARN, ACCOUNT, SERVICE, IS_SERVICE].includes(name);
}

/**
 * The callers: identities of accounts, nobody, services. An identity's policy is only ever asked about
 * identities. Of a service neither an ARN nor an account is known.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
export function principalDimension(kind: PolicyKind, claims: readonly Claim[], extent: Extent): Dimension {
  return dimension<Part>(claims, extent, {
    what: "principals",
    valuesFor: (some) => {
      const identities = identityParts(some, extent.limit);
      const services = kind === "identity-policy" ? [] : serviceParts(some, extent.limit);
      if (identities === undefined || services === undefined) return undefined;
      return [...identities, ...(kind === "identity-policy" ? [] : [NOBODY]), ...services];
    },
    partOf: (part) => part,
    holds: (claim, part) => isAbout(kind, claim, part),
  });
}

function isAbout(kind: PolicyKind, { statement, about }: Claim, { account, context = {} }: Part): boolean {
  const { whom, tests } = statement;
  const isMeant = kind === "identity-policy" || (whom && aboutCaller(whom, { account, context }) === about);
  const ofPrincipal = tests.filter(({ key }) => isOfPrincipal(key.name));
  return isMeant === true && allHold(ofPrincipal, context);
}

const NOBODY: Part = { context: {} };

function identityParts(claims: readonly Claim[], limit?: number): readonly Part[] | undefined {
  const groups = claims.flatMap(({ statement: { whom, tests } }) => [
    ...(whom ? [[...whom.arns].map(exactly), [...whom.accounts].map((id) => inAccount(exactly(id)))] : []),
    ...tests.map(patternsOfArn),
  ]);
  const classes = textClasses(groups, {
    within: [[...IDENTITIES, ...ROOT_USERS]],
    preferring: ROLES,
    limit,
  });
  return classes?.map(({ witness }) => {
    const account = witness.split(":")[4];
    const names = { "aws:PrincipalArn": witness, "aws:PrincipalAccount": account };
    return { account, context: { ...names, ...isService(claims, "false") } };
  });
}

/** The ARNs whose identity meets a test of its ARN or of its account. */
function patternsOfArn({ key, comparison, wanted }: Test): readonly Pattern[] {
  if (key.name === ARN) return comparedPatterns(comparison, wanted) ?? [];
  if (key.name !== ACCOUNT) return [];
  if (comparison === "caseless") return wanted.map((id) => inAccount(caselessText(id)));
  return wanted.map((id) => inAccount(comparison === "glob" ? fieldPattern(id) : exactly(id)));
}

function serviceParts(claims: readonly Claim[], limit?: number): readonly Part[] | undefined {
  const groups = claims.flatMap(({ statement: { whom, tests } }) => [
    [...(whom?.services ?? [])].map(exactly),
    ...tests
      .filter(({ key }) => key.name === SERVICE)
      .map(({ comparison, wanted }) => comparedPatterns(comparison, wanted) ?? []),
  ]);
  const classes = textClasses(groups, { within: [SERVICE_NAMES], preferring: SERVICES, limit });
  return classes?.map(({ witness }) => ({
    context: { "aws:PrincipalServiceName": witness, ...isService(claims, "true") },
  }));
}

/** The key that tells services, where it is asked for. */
function isService(claims: readonly Claim[], value: "true" | "false"): RequestContext {
  const isAsked = claims.some(({ statement }) => statement.tests.some(({ key }) => key.name === IS_SERVICE));
  return isAsked ? { "aws:PrincipalIsAWSService": value } : {};
}
