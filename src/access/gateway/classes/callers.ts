import type { Presented, Token } from "../call/request";
import type {
  AccessExpectations,
  GatewayExpectations,
  KeepWarmExpectations,
  RouteExpectations,
} from "../expectations/gateway-expectations";
import { KEEP_WARM } from "../expectations/own-route";

/** A class of callers, which nothing tells apart at one route. */
export interface CallerClass {
  /** As what follows a call: `without a token`. */
  readonly words: string;
  readonly as: Presented;
  /** The column of it in a table. */
  readonly column: string;
  /** True if the file lets it in. */
  readonly isLetIn: boolean;
}

const OTHER = "https://other.invalid/";

/** The account that no deployment has. */
export const STRANGER = "999999999999";

/** Gives every class of callers of a route, with the file's word on it. */
export function callerClasses(
  expected: Pick<GatewayExpectations, "access" | "account" | "uses">,
): (key: string, route: RouteExpectations) => readonly CallerClass[] {
  const { access, account } = expected;
  if (access.kind === "none")
    return () => [{ words: "by anybody", column: "anybody", as: {}, isLetIn: true }];
  if (access.kind === "iam") return (key) => signers(access, account, key);
  const all = allScopes(expected);
  return (_, { scopes }) =>
    holders(
      access,
      scopes,
      all.filter((scope) => !scopes.includes(scope)),
    );
}

function allScopes({ uses }: Pick<GatewayExpectations, "uses">): readonly string[] {
  const routes = Object.values(uses).flatMap((use) => Object.values(use.routes));
  return [...new Set(routes.flatMap(({ scopes }) => scopes))];
}

type Jwt = Extract<AccessExpectations, { kind: "jwt" }>;

function holders(
  { issuer, audience }: Jwt,
  scopes: readonly string[],
  others: readonly string[],
): readonly CallerClass[] {
  const right: Token = { issuer, signedBy: issuer, audience, isExpired: false, scopes };
  const held = (words: string, column: string, token: Token | undefined, isLetIn = false): CallerClass => ({
    words,
    column,
    as: { token },
    isLetIn,
  });
  const [clientId] = audience;
  return [
    held("without a token", "no token", undefined),
    held("with a token of another issuer", "other issuer", { ...right, issuer: OTHER, signedBy: OTHER }),
    held("with a token that another issuer signed", "forged", { ...right, signedBy: OTHER }),
    held("with a token for others", "other audience", { ...right, audience: [OTHER] }),
    held("with a token for others of a right client", "other audience", {
      ...right,
      audience: [OTHER],
      clientId,
    }),
    held("with a token for nobody", "other audience", { ...right, audience: undefined }),
    held("with an expired token", "expired", { ...right, isExpired: true }),
    held("with a token without scopes", "no scope", { ...right, scopes: [] }, scopes.length === 0),
    held(
      "with a token for the scopes of other routes",
      "no scope",
      { ...right, scopes: others },
      scopes.length === 0,
    ),
    ...scopes.map((scope) => held(`with a token for ${scope}`, "right", { ...right, scopes: [scope] }, true)),
    ...audience.map((one) => held(`with a token for ${one}`, "right", { ...right, audience: [one] }, true)),
    held("with a token of a right client", "right", { ...right, audience: undefined, clientId }, true),
  ];
}

/** The classes of callers of the gateway's own route, whatever the others ask for: its function's role alone is let in. */
export function keepWarmCallers(
  { access, account }: Pick<GatewayExpectations, "access" | "account">,
  { roleArn }: KeepWarmExpectations,
): readonly CallerClass[] {
  const callers = access.kind === "iam" ? access.callers : {};
  return [
    ...signers({ callers }, account, KEEP_WARM),
    ...(access.kind === "jwt" ? [unsignedToken(access)] : []),
    {
      ...{ words: "by the function of keepWarm", column: "keepWarm", isLetIn: true },
      as: { signer: { arn: roleArn, account, isAllowedElsewhere: false } },
    },
  ];
}

function unsignedToken({ issuer, audience }: Jwt): CallerClass {
  const token = { issuer, signedBy: issuer, audience, isExpired: false, scopes: [] };
  return { words: "with a token and no signature", column: "right", as: { token }, isLetIn: false };
}

type Iam = Extract<AccessExpectations, { kind: "iam" }>;

/** A caller of the file may have other policies, which allow more; a role that the file does not name has none that allows. */
function signers({ callers }: Pick<Iam, "callers">, account: string, key: string): readonly CallerClass[] {
  const other = (of: string) => `arn:aws:iam::${of}:role/crosslink-stranger`;
  return [
    { words: "without a signature", column: "unsigned", as: {}, isLetIn: false },
    {
      ...{ words: "by a role of another account", column: "other account", isLetIn: false },
      as: { signer: { arn: other(STRANGER), account: STRANGER, isAllowedElsewhere: true } },
    },
    {
      ...{
        words: "by another role of the account without a policy for it",
        column: "other role",
        isLetIn: false,
      },
      as: { signer: { arn: other(account), account, isAllowedElsewhere: false } },
    },
    ...Object.entries(callers).map(([name, { roleArn, routes }]): CallerClass => {
      const isLetIn = routes.includes(key);
      const words = isLetIn ? `by ${name}` : `by ${name}, whose other policies allow everything`;
      return {
        words,
        column: name,
        isLetIn,
        as: { signer: { arn: roleArn, account, isAllowedElsewhere: !isLetIn } },
      };
    }),
  ];
}
