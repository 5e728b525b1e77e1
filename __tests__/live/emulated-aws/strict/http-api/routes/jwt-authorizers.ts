import { badRequest } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { savedPart } from "../saved-part";

/** An authorizer of an HTTP API, as it is saved. */
interface SavedAuthorizer {
  readonly authorizerType?: string;
  readonly identitySource?: readonly string[];
  readonly jwtConfiguration?: { readonly audience?: readonly string[]; readonly issuer?: string };
}

/** The quota of an authorizer. */
const MOST_AUDIENCES = 50;

export const jwtAuthorizers: ManagementRule = {
  name: "a JWT authorizer has an issuer that is an HTTPS address, one to fifty audiences and one place of the token",
  because: "moto takes any of them, or none, so that tokens of anybody might seem to be checked",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html",
  shownBy: "__tests__/live/emulated-aws/strict/http-api/routes/routes.test.ts",
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedAuthorizer>(passing, forward, "apis/([^/]+)/authorizers");
    if (saved?.after.authorizerType !== "JWT") return forward(passing);
    const problem = authorizerProblem(saved.after);
    return problem === undefined ? forward(passing) : badRequest(problem);
  },
};

function authorizerProblem({ identitySource = [], jwtConfiguration }: SavedAuthorizer): string | undefined {
  const { audience = [], issuer = "" } = jwtConfiguration ?? {};
  if (!/^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$/.test(issuer))
    return `Invalid issuer: ${issuer}. Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'`;
  if (audience.length === 0 || audience.length > MOST_AUDIENCES)
    return `A JWT authorizer has 1 to ${MOST_AUDIENCES} audiences, and not ${audience.length}`;
  return identitySource.length === 1 &&
    /^\$request\.(header|querystring)\.[\w-]+$/.test(identitySource[0] ?? "")
    ? undefined
    : "IdentitySource for JWT authorizer should be one of '$request.header.name' and '$request.querystring.name'";
}
