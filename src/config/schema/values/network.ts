import { PINNED_ADDRESSES } from "../../../model/aws/endpoint-addresses";
import { alternatives } from "./alternatives";
import { privateAddress, vpcBlock } from "./cidr";
import { routeTableId, subnetId, vpcId } from "./identifiers";
import { map, namedMap } from "./map";
import { flag, list, text } from "./scalars";

const cidr = vpcBlock.describe("Make a VPC of this block, without a way to or from the internet.");

const zones = list(text(/^[a-f]$/, "a zone letter from a to f"), "1 to 6 zone letters", 1, 6).describe(
  "Availability zones of that VPC, by the letter that ends their names.",
);

const made = { cidr, zones };

const ID = "[a-z]{3,5}\\d-az[1-6]";

/** The words that ask for an id where a letter would not do. */
export const ZONE_ID =
  "a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all)";

/** Zones that mean the same in every account. */
export const zoneIds = list(text(new RegExp(`^${ID}$`), ZONE_ID), "1 to 6 zone ids", 1, 6);

/** The VPC of an endpoint service's servers, or of an entrance. */
export const serviceNetwork = map({
  cidr,
  zones: zoneIds.describe("Availability zones of that VPC, by id."),
});

const adoptedVpcId = vpcId.describe("Adopt this VPC; nothing in it is changed.");

/** The VPC that a consumer's clients run in. */
export const consumerNetwork = alternatives(
  "either cidr and zones (a VPC to make) or vpcId, clientSubnetIds and endpointSubnetIds (one to adopt)",
  {
    made: {
      cidr,
      zones: list(
        text(
          new RegExp(`^(?:[a-f]|${ID})$`),
          "a zone letter from a to f (of a gateway, or to an mtls-rest-api, a zone id such as euw1-az1)",
        ),
        "1 to 6 zone letters",
        1,
        6,
      ).describe(
        "Availability zones of that VPC, by the letter that ends their names; of a gateway, or where an mtls-rest-api is used, by id, as euw1-az1.",
      ),
    },
    adopted: {
      vpcId: adoptedVpcId,
      clientSubnetIds: list(subnetId, "a list of subnet ids").describe("Subnets of the clients."),
      endpointSubnetIds: list(subnetId, "a list of subnet ids")
        .optional()
        .describe("Subnets of the endpoints that are made, each in another zone."),
      addresses: namedMap(subnetId, privateAddress, "subnets to the first of their free addresses")
        .optional()
        .describe(
          `For a front door, whose balancer has to know them: of each endpoint subnet the first of ${PINNED_ADDRESSES} free addresses in a row, which endpoints take.`,
        ),
    },
  },
);

/** The VPC that a provider's functions run in. */
export const backendNetwork = alternatives(
  "either cidr and zones (a VPC to make) or vpcId and subnetIds (one to adopt)",
  {
    made,
    adopted: {
      vpcId: adoptedVpcId,
      subnetIds: list(subnetId, "a list of subnet ids").describe("Subnets of the functions."),
      routeTableIds: list(routeTableId, "a list of route table ids")
        .optional()
        .describe("Route tables of those subnets, for the DynamoDB endpoint."),
    },
  },
  {
    dynamodbEndpoint: flag()
      .optional()
      .describe(
        "A gateway endpoint to DynamoDB, limited to what the functions' roles may do. Default: whether there is a table or a handler with statements.",
      ),
  },
);
