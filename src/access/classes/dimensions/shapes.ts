import { ANY_TEXT, butNot, oneOf, repeat } from "../text/language";
import { exactly, type Pattern, someOf } from "../text/pattern";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";
const HEX = `${DIGITS}abcdef`;
/** All of ASCII that a path of a role may have. */
const VISIBLE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join("");
const NO_COLON = butNot(":");
const NO_SLASH = butNot("/");

const PARTITION: Pattern = [...exactly("aws"), repeat(oneOf(`${LOWER}-`))];
const digits = (count: number): Pattern => Array.from({ length: count }, () => oneOf(DIGITS));

/**
 * The ARNs that `aws:PrincipalArn` can have; an account's id may be of any length, as published policies
 * invent them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export const IDENTITIES: readonly Pattern[] = [
  ["iam", "role/"],
  ["iam", "user/"],
  ["sts", "federated-user/"],
].map(
  ([service = "", type = ""]): Pattern => [
    ...ofAccount(service, someOf(DIGITS)),
    ...exactly(type),
    ...someOf(VISIBLE),
  ],
);

/** The root user of an account. */
export const ROOT_USERS: readonly Pattern[] = [[...ofAccount("iam", someOf(DIGITS)), ...exactly("root")]];

/** Roles of accounts as they are, in the first partition. */
export const ROLES: readonly Pattern[] = [
  [...exactly("arn:aws:iam::"), ...digits(12), ...exactly(":role/"), ...someOf(`${LOWER}${DIGITS}-`)],
];

function ofAccount(service: string, account: Pattern): Pattern {
  return [...exactly("arn:"), ...PARTITION, ...exactly(`:${service}::`), ...account, ...exactly(":")];
}

/** The ARNs of identities in an account whose id matches a pattern. */
export function inAccount(account: Pattern): Pattern {
  const field = repeat(NO_COLON);
  const colon = oneOf(":");
  return [...exactly("arn:"), field, colon, field, ...exactly("::"), ...account, colon, ANY_TEXT];
}

/**
 * The names of actions: a service's prefix and a word.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export const ACTIONS: readonly Pattern[] = [
  [...someOf(`${LOWER}${UPPER}${DIGITS}-`), oneOf(":"), ...someOf(`${UPPER}${LOWER}${DIGITS}`)],
];

/**
 * The resources of requests: ARNs, and `*` where an action has none.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export const RESOURCES: readonly Pattern[] = [
  exactly("*"),
  [
    ...exactly("arn:"),
    ...Array.from({ length: 4 }, (): Pattern => [repeat(NO_COLON), oneOf(":")]).flat(),
    ANY_TEXT,
  ],
];

/**
 * Calls of an API as they usually look.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export const CALLS: readonly Pattern[] = [
  [
    repeat(NO_SLASH),
    oneOf("/"),
    ...someOf(`${LOWER}${DIGITS}`),
    ...exactly("/GET/"),
    repeat(oneOf(`${LOWER}${DIGITS}/-`)),
  ],
];

/** Values of keys as they usually look. */
const VALUES: Readonly<Record<string, Pattern>> = {
  "aws:sourcevpce": [...exactly("vpce-"), ...someOf(HEX)],
  "aws:sourcevpc": [...exactly("vpc-"), ...someOf(HEX)],
  "aws:principalorgid": [...exactly("o-"), ...someOf(`${LOWER}${DIGITS}`)],
  "aws:sourceorgid": [...exactly("o-"), ...someOf(`${LOWER}${DIGITS}`)],
  "aws:sourceaccount": digits(12),
};

/** Values that a witness of a key is one of if it can: usual ones, or at least a text that is not empty. */
export function usualValues(key: string): readonly Pattern[] {
  return [VALUES[key] ?? [butNot(""), ANY_TEXT]];
}

/** Names of the principals of services. */
export const SERVICE_NAMES: readonly Pattern[] = [someOf(`${LOWER}${DIGITS}-.`)];
/** Names of them as they usually look. */
export const SERVICES: readonly Pattern[] = [[...someOf(`${LOWER}${DIGITS}-`), ...exactly(".amazonaws.com")]];
