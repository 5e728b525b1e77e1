/**
 * AWS's own words in refusals, by what they mean. A message that names a kind of policy says that this one refused: with `because no
 * ... allows` none of the kind did, with `explicit deny in a ...` one forbade it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const DENIALS = {
  /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
  signatureTime: /expired|not yet current/,
  endpointPolicy: /VPC endpoint policy/,
  resourcePolicy: /resource-based policy/,
  identityPolicy: /identity-based policy/,
  organizationPolicy: /service control policy|resource control policy/,
  permissionsBoundary: /permissions boundary/,
  sessionPolicy: /session policy/,
  anonymous: /^User: anonymous/,
  explicitDeny: /with an explicit deny/,
} as const;
