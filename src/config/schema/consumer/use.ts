import { SERVICE_TYPES } from "../../../model/services/traits";
import { DEFAULTS } from "../defaults";
import { serials, subjects } from "../provider/certificates";
import { SERVICE_PROTOCOL } from "../provider/endpoint-service";
import { routes } from "../provider/routes";
import { AUTHS } from "../provider/service";
import { alternatives } from "../values/alternatives";
import { roleArn } from "../values/arns";
import {
  accountId,
  apiId,
  endpointServiceName,
  externalId,
  partyName,
  plainDomainName,
  region,
  roleName,
  stage,
} from "../values/identifiers";
import { map } from "../values/map";
import { zoneIds } from "../values/network";
import { flag, list, whole, word } from "../values/scalars";
import { keyRotation } from "./key-rotation";

const api = map({
  id: apiId.describe("The provider's output api_id."),
  stage: stage.default("prod").describe("The provider's output api_stage."),
  account: accountId.describe("The provider's AWS account, in quotes."),
  region: region.optional().describe("The API's region. Default: the consumer's, as it has to be."),
  type: word("supported types", SERVICE_TYPES)
    .default(DEFAULTS.type)
    .describe(
      "Whether it is reached through an endpoint of its consumer's, through an entrance of its own, or over the internet.",
    ),
  auth: word("supported authorizations", AUTHS)
    .default(DEFAULTS.auth)
    .describe("How the API's methods know their caller."),
  accessRoleArn: roleArn.optional().describe("The role to assume: the provider's output access_role_arns."),
  externalId: externalId.optional().describe("What that role's trust asks for."),
  authorizerRoleArn: roleArn
    .optional()
    .describe("With auth: api-key, the role that reads the key: the provider's output authorizer_role_arn."),
  knownAs: partyName("consumer name")
    .optional()
    .describe(
      "With auth: api-key, the provider's name for this consumer, with which its key begins. Default: the consumer's own name.",
    ),
  routes: routes.prefault([...DEFAULTS.routes]).describe("What the consumer may call."),
  domain: plainDomainName.optional().describe("Of an mtls-rest-api: the name that it is called by."),
  endpointServiceName: endpointServiceName
    .optional()
    .describe("Of an mtls-rest-api: the provider's output endpoint_service_name."),
  zones: zoneIds
    .optional()
    .describe("Of an mtls-rest-api: the zones that its entrance can be reached in, by id."),
});

const endpointService = map({
  name: endpointServiceName.describe("The provider's output endpoint_service_name."),
  account: accountId.describe("The provider's AWS account, in quotes."),
  ...SERVICE_PROTOCOL,
  zones: zoneIds.describe("The zones that it can be reached in, by id."),
  routes: routes.describe("The gateway's routes that lead to it."),
});

/** A consumer's use of one API, or of one endpoint service. */
export const use = alternatives(
  "either routes (of a provider of this file), or api or endpointService (of another)",
  {
    linked: {
      routes: routes.optional().describe("What the clients call. Default: all routes of the provider."),
      allowRoles: list(roleName, "a list of role names")
        .optional()
        .describe(
          "Of a regional API with auth: iam: further roles of this account that may call, by name or with wildcards.",
        ),
    },
    described: { api: api.describe("An API whose provider is not in this file, by its facts.") },
    service: {
      endpointService: endpointService.describe(
        "An endpoint service whose provider is not in this file, by its facts.",
      ),
    },
  },
  {
    apiKey: map(keyRotation(DEFAULTS.key))
      .optional()
      .describe("With auth: api-key, the key that the consumer keeps for its calls."),
    subjects: subjects
      .optional()
      .describe(
        "Of an mtls-rest-api of this file with auth: certificate: the subjects of the consumer's certificates.",
      ),
    serials: serials
      .optional()
      .describe("Of these certificates only the ones with these serial numbers. Default: all of them."),
    stripPrefix: flag()
      .optional()
      .meta({ default: false })
      .describe(
        "Of an endpoint service: hand it the end of the path alone, that of {rest+} in GET /names/{rest+}.",
      ),
    slot: whole("the place among a subnet's free addresses,", 0, 4090)
      .optional()
      .describe(
        "Of an endpoint service or an mtls-rest-api: the place of its endpoint. Default: from the name; another one where two meet.",
      ),
  },
);
