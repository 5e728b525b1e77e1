import { alternatives } from "./values/alternatives";
import { roleArn } from "./values/arns";
import { externalId } from "./values/identifiers";
import { map } from "./values/map";
import { text } from "./values/scalars";

const assumeRole = map({
  roleArn: roleArn.describe("The role, in the party's own account."),
  externalId: externalId.optional().describe("What the role's trust asks for."),
  sessionName: text(/^[\w+=,.@-]{2,64}$/, "a session name of 2 to 64 letters, digits and +=,.@-_")
    .optional()
    .describe("How the session appears in CloudTrail."),
});

/** The way that Terraform gets into a party's account. */
export const credentials = alternatives("either profile or assumeRole", {
  profile: {
    profile: text(/^[\w .@:/+=,-]+$/, "the name of a profile of the AWS configuration").describe(
      "A profile of the AWS configuration files.",
    ),
  },
  assumeRole: {
    assumeRole: assumeRole.describe("A role that the environment's own credentials may assume."),
  },
});
