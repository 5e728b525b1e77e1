import type { ReadPrincipal } from "./read-document";
import { accountIn, principalsOf } from "./whom";

/**
 * Roles and users by their full names; AWS knows no wildcard in them, and sessions are known here by their
 * role only.
 */
const IDENTITY = /^arn:[a-z-]+:iam::\d+:(role|user)\/[^*?]+$/;
const SERVICE = /^[a-z0-9.-]+$/;

export function strangePrincipals(principal: ReadPrincipal): readonly string[] {
  const types = typeof principal === "string" ? [] : Object.keys(principal);
  return [
    ...types
      .filter((type) => type !== "AWS" && type !== "Service")
      .map((type) => `principal of type ${type}`),
    ...principalsOf(principal, "AWS")
      .filter((one) => one !== "*" && accountIn(one) === undefined && !IDENTITY.test(one))
      .map((one) => `principal ${one}`),
    ...principalsOf(principal, "Service")
      .filter((one) => !SERVICE.test(one))
      .map((one) => `service ${one}`),
  ];
}

/**
 * AWS supports `NotPrincipal` in a Deny only, and lets it depend on the service what becomes of an identity
 * whose account is not excepted as well.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function strangeExceptions(effect: string, principal: ReadPrincipal): readonly string[] {
  const aws = principalsOf(principal, "AWS");
  const accounts = aws.map(accountIn);
  return [
    ...(effect === "Allow" ? ["NotPrincipal of an Allow"] : []),
    ...(aws.includes("*") ? ["NotPrincipal *"] : []),
    ...strangePrincipals(principal),
    ...aws
      .filter((one) => IDENTITY.test(one) && !accounts.includes(one.split(":")[4]))
      .map((one) => `NotPrincipal ${one} without its account`),
  ];
}
