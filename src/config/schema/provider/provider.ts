import { credentials } from "../credentials";
import { roles } from "../roles";
import { topicArn } from "../values/arns";
import { accountId, externalId, organizationId, partyName, region } from "../values/identifiers";
import { map, namedMap, optionalMap } from "../values/map";
import { serviceNetwork } from "../values/network";
import { backend } from "./backend";
import { externalConsumer } from "./external-consumer";
import { service } from "./service";

const trust = optionalMap({
  organizationId: organizationId.optional().describe("Only identities of this organization may assume."),
  externalId: externalId.optional().describe("What a consumer must present to assume."),
});

/** A party that offers a service. */
export const provider = map({
  account: accountId.describe("The provider's AWS account, in quotes."),
  region: region.optional().describe("The provider's region. Default: the region of the deployment."),
  credentials: credentials
    .optional()
    .describe("How Terraform gets into the account. Default: the environment's own credentials."),
  roles: roles.describe("What every role that is made in the account has."),
  service: service.describe("What the provider offers."),
  network: serviceNetwork
    .optional()
    .describe(
      "The VPC of an endpoint service's servers, where these are made, or of an mtls-rest-api's entrance.",
    ),
  backend: backend.describe("The functions behind the API."),
  trust: trust.describe("Hardening of the roles that consumers assume."),
  externalConsumers: namedMap(partyName("consumer name"), externalConsumer, "names to external consumers")
    .default({})
    .describe("Consumers whose stacks are not in this file, by name."),
  alarms: map({ topicArn: topicArn.describe("The SNS topic that alarms are sent to.") })
    .optional()
    .describe("Alarms on the API, its functions and its table."),
});
