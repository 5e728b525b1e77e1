import { roleArn, secretArn } from "../values/arns";
import { accountId, endpointId } from "../values/identifiers";
import { map } from "../values/map";
import { flag, list } from "../values/scalars";
import { serials, subjects } from "./certificates";
import { routes } from "./routes";

const roles = () => list(roleArn, "a list of role ARNs", 0);

/** A consumer whose stack is not in this file, described by its facts. */
export const externalConsumer = map({
  account: accountId.describe("The consumer's AWS account, in quotes."),
  endpointIds: list(endpointId, "a list of at least one VPC endpoint id")
    .optional()
    .describe(
      "The consumer's interface endpoints: in its output endpoint_ids, by use. Of a regional API there are none, nor of an endpoint service or an mtls-rest-api before its account has been allowed.",
    ),
  associate: flag()
    .default(false)
    .describe("Associate these endpoints with the API, for clients that call by the names this makes."),
  callerRoleArns: roles().default([]).describe("Roles that call with their own credentials."),
  trustedRoleArns: roles().default([]).describe("Roles that may assume the access role."),
  apiKeySecretArn: secretArn
    .optional()
    .describe(
      "With auth: api-key, the secret that the consumer keeps its key in: in its output api_key_secret_arns, by use.",
    ),
  subjects: subjects
    .optional()
    .describe("Of an mtls-rest-api with auth: certificate: the subjects of the consumer's certificates."),
  serials: serials
    .optional()
    .describe("Of these certificates only the ones with these serial numbers. Default: all of them."),
  routes: routes.optional().describe("What the consumer may call. Default: all routes."),
});
