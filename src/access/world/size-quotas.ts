/**
 * The most characters of an endpoint's policy; fixed.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 */
export const ENDPOINT_POLICY_QUOTA = 20_480;

/**
 * The most characters of a role's trust policy, unless the account's quota was raised.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const TRUST_POLICY_QUOTA = 2_048;

/**
 * The most characters of all inline policies of a role together; fixed, white space not counted.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const ROLE_POLICIES_QUOTA = 10_240;

/** The most bytes of an authorizer's answer: AWS documents none for REST APIs, and eight kilobytes are what others have seen. */
export const ANSWER_QUOTA = 8_192;

/** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
export const SECRET_POLICY_QUOTA = 20_480;

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
export const KEY_POLICY_QUOTA = 32_768;
