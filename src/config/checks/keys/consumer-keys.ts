import { anyClient } from "../../outline/consumer/client";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import { type KeyRule, missing, needless } from "./key-rule";

type Consumer = ConsumerOutline;

/** The keys of a consumer that some consumers have no use for, or cannot do without. */
export const CONSUMER_KEYS: readonly KeyRule<Consumer>[] = [
  needless(
    "endpoints",
    // With a private service it is the network that is missing.
    ({ network, uses }) => network === "none" && uses.every(({ service }) => service.isPrivate === false),
    { message: "remove endpoints: this consumer has no network" },
    { at: "key" },
  ),
  needless(
    "endpoints.executeApi",
    ({ usesEndpoint, usesEntrance }) => usesEntrance && usesEndpoint === false,
    "no executeApi where every API has an entrance, to which an endpoint of its own leads",
    { at: "key" },
  ),
  needless(
    "endpoints.executeApi.existing",
    (consumer) => isMade(consumer) && consumer.usesEndpoint !== false,
    "no existing endpoint in a VPC that is made",
  ),
  needless("endpoints.sts.securityGroupId", isMade, "no existing STS endpoint in a VPC that is made"),
  needless(
    "endpoints.sts.securityGroupId",
    (consumer) => !isMade(consumer) && consumer.assumes === false,
    "no existing STS endpoint where no client assumes a role",
  ),
  needless(
    "endpoints.sts",
    ({ value, assumes }) => value?.endpoints?.sts === true && assumes === false,
    "no STS endpoint where no client assumes a role",
  ),
  needless(
    "endpoints.executeApi.associate",
    ({ endpoints }) => endpoints.associate && endpoints.privateDns,
    "privateDns: false beside associate",
    { got: "private DNS, with which it does nothing" },
  ),
  needless(
    "network.endpointSubnetIds",
    ({ network, endpoints }) => network === "adopted" && endpoints.made?.length === 0,
    "no endpointSubnetIds where no endpoint is made",
    { got: "a list" },
  ),
  missing(
    "network.endpointSubnetIds",
    ({ network, endpoints }) => network === "adopted" && endpoints.made && endpoints.made.length > 0,
    ({ endpoints }) => `subnets for the endpoints that are made (${endpoints.made?.join(", ")})`,
  ),
  needless(
    "endpoints.secretsManager",
    ({ readsSecrets }) => readsSecrets === false,
    "no secretsManager where no client sends a key or shows a certificate",
  ),
  needless(
    "endpoints.executeApi.existing",
    ({ network, hasFrontDoor }) => network === "adopted" && hasFrontDoor,
    "an endpoint that is made, as a front door's balancer has to know its addresses",
  ),
  missing(
    "network.addresses",
    ({ network, hasFrontDoor }) => network === "adopted" && hasFrontDoor,
    "a free address in each endpoint subnet, as a front door's balancer has to know them",
  ),
  needless(
    "network.addresses",
    ({ network, hasFrontDoor }) => network === "adopted" && hasFrontDoor === false,
    "no addresses without a front door, as nothing has to know them",
    { got: "a map" },
  ),
  needless("endpoints.ssm", hasNo("hasSessions"), "no ssm where no client is an instance"),
  needless("logs", hasNo("hasLog"), "no logs where no client is a function", { at: "key" }),
  needless("roles", hasNo("isMade"), "no roles where every client is a role that exists", { at: "key" }),
  // With `state.type: cloud` a consumer says whether its state can be read: there is no object to look for.
  needless(
    "link",
    learns("found state"),
    "no link with state.type: s3, where the consumer's state is looked for",
  ),
  needless("link", learns("nowhere"), "no link without a use of a private API of this file"),
  needless("link", learns("file"), "no link with an endpoint that exists, whose id is known"),
  missing(
    "link",
    learns("declared state"),
    "pending until this consumer has been applied, then linked, as state.type is cloud",
  ),
];

function isMade({ network }: Consumer): boolean {
  return network === "made";
}

function hasNo(trait: Parameters<typeof anyClient>[1]) {
  return ({ clients }: Consumer) => anyClient(clients, trait) === false;
}

function learns(from: Consumer["endpointFrom"]) {
  return ({ endpointFrom }: Consumer) => endpointFrom === from;
}
