import { z } from "zod";
import { credentials } from "../credentials";
import { DEFAULTS } from "../defaults";
import { logs } from "../logs";
import { roles } from "../roles";
import { alternatives } from "../values/alternatives";
import { accountId, endpointId, partyName, region, securityGroupId } from "../values/identifiers";
import { map, namedMap } from "../values/map";
import { consumerNetwork } from "../values/network";
import { flag, word } from "../values/scalars";
import { client } from "./client";
import { use } from "./use";

const executeApi = alternatives(
  "either privateDns and associate (an endpoint to make) or existing and securityGroupId",
  {
    made: {
      privateDns: flag()
        .optional()
        .meta({ default: DEFAULTS.privateDns })
        .describe("Whether every execute-api name of the region leads to the endpoint, inside the VPC."),
      associate: flag()
        .optional()
        .meta({ default: DEFAULTS.associate })
        .describe(
          "Without private DNS: whether the provider associates the endpoint with its API, which then has a public name that leads to it.",
        ),
    },
    existing: {
      existing: endpointId.describe("An execute-api endpoint of the adopted VPC; nothing in it is changed."),
      securityGroupId: securityGroupId.describe("The group that guards it and lets the clients in."),
    },
  },
);

const existingSts = map({
  securityGroupId: securityGroupId.describe("The group that guards it and lets the clients in."),
});

const endpoints = map({
  executeApi: executeApi.optional().describe("The interface endpoint that calls go through."),
  sts: z
    .union([z.boolean(), existingSts], "true, false or a map with securityGroupId")
    .optional()
    .describe(
      "Make an interface endpoint for STS (true), use one of the adopted VPC (securityGroupId), or leave the way to STS to the VPC (false). Default: whether a client assumes a role.",
    ),
  ssm: flag()
    .optional()
    .describe(
      "Make the interface endpoints of Systems Manager (true), or leave the way there to the VPC (false). Default: whether a client is an instance.",
    ),
  secretsManager: flag()
    .optional()
    .describe(
      "Make the interface endpoint of Secrets Manager (true), or leave the way there to the VPC (false). Default: whether a client sends a key or shows a certificate.",
    ),
});

const atLeastOne = (value: object) => Object.keys(value).length > 0;

/** A party that uses services. */
export const consumer = map({
  account: accountId.describe("The consumer's AWS account, in quotes."),
  region: region.optional().describe("The consumer's region. Default: the region of the deployment."),
  credentials: credentials
    .optional()
    .describe("How Terraform gets into the account. Default: the environment's own credentials."),
  roles: roles.describe("What every role that is made in the account has."),
  network: consumerNetwork
    .optional()
    .describe("The VPC that the clients run in; none where the APIs are regional."),
  logs: logs.describe("The logs of the clients."),
  endpoints: endpoints.optional().describe("The ways out of that VPC."),
  uses: namedMap(partyName("provider"), use, "providers to what is used of them")
    .refine(atLeastOne, "at least one use")
    .describe("What is used: providers of this file by stack id, or APIs described by their facts."),
  clients: namedMap(partyName("client name"), client, "names to clients")
    .refine(atLeastOne, "at least one client")
    .describe("What calls, by name."),
  link: word("phases", ["pending", "linked"])
    .optional()
    .describe(
      "With state.type: cloud, whether this consumer has been applied so that its endpoint's id can be read from its state.",
    ),
});
