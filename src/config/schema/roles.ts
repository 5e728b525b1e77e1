import { policyArn } from "./values/arns";
import { optionalMap } from "./values/map";
import { text } from "./values/scalars";

/**
 * The path of roles. Of the characters that AWS accepts in it these are the ones that names may have as well: others, as
 * `*` and `$`, would mean something else in the policies that name the roles.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
const rolePath = text(
  /^(?=.{1,512}$)\/(?:[\w+=,.@-]+\/)*$/,
  "a path such as /crosslink/, of letters, digits and +=,.@-_ between slashes, at most 512 characters",
).meta({ examples: ["/crosslink/"] });

/** Settings that an organization may ask of every role in its accounts. */
export const roles = optionalMap({
  path: rolePath.default("/").describe("The path of the roles, which is a part of their ARNs."),
  permissionsBoundary: policyArn
    .optional()
    .describe("The managed policy that limits what the roles' own policies can allow. Default: none."),
});
