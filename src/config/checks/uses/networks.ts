import { expected, type Finding, quoted } from "../../findings/finding";
import {
  type ConsumerDraft,
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  type Member,
  type ProviderDraft,
  providersOf,
  usesOf,
} from "../../outline/draft";
import { goesToDynamodb } from "../backend/backend-table";
import { assumes } from "../roles/assumed-roles";
import { apiOf } from "./combinations";

/** Adopted networks say where endpoints go that are made, and nothing about endpoints that are not. */
export function networks(file: DeploymentDraft): readonly Finding[] {
  return [
    ...consumersOf(file).flatMap((consumer) => [
      ...endpointsWithoutNetwork(file, consumer),
      ...foreignEndpoint(consumer),
      ...foreignSts(consumer),
      ...idleAssociation(consumer),
      ...endpointSubnets(consumer),
    ]),
    ...providersOf(file).flatMap(routeTables),
  ];
}

function endpointsWithoutNetwork(file: DeploymentDraft, consumer: Member<ConsumerDraft>): readonly Finding[] {
  const { path, value } = consumer;
  if (value === undefined || "network" in value || !("endpoints" in value)) return [];
  // What is private asks for the network itself.
  if (usesOf(consumer).some(({ name }) => apiOf(file, consumer, name).service !== "regional-rest-api"))
    return [];
  return [
    { path: [...path, "endpoints"], message: expected("no endpoints without a network", "some"), at: "key" },
  ];
}

/** An endpoint that exists is in a VPC that exists. */
function foreignEndpoint({ path, value }: Member<ConsumerDraft>): readonly Finding[] {
  const existing = value?.endpoints?.executeApi?.existing;
  if (existing === undefined || value?.network === undefined || "vpcId" in value.network) return [];
  const message = expected("no existing endpoint in a VPC that is made", quoted(existing));
  return [{ path: [...path, "endpoints", "executeApi", "existing"], message }];
}

/** So is an STS endpoint; and only clients that assume a role need one. */
function foreignSts(consumer: Member<ConsumerDraft>): readonly Finding[] {
  const { path, value } = consumer;
  const sts = value?.endpoints?.sts;
  if (typeof sts !== "object" || sts.securityGroupId === undefined) return [];
  const inMadeVpc = value?.network !== undefined && !("vpcId" in value.network);
  const wanted = inMadeVpc
    ? "no existing STS endpoint in a VPC that is made"
    : assumes(consumer) === false
      ? "no existing STS endpoint where no client assumes a role"
      : undefined;
  if (wanted === undefined) return [];
  const message = expected(wanted, quoted(sts.securityGroupId));
  return [{ path: [...path, "endpoints", "sts", "securityGroupId"], message }];
}

/** Private DNS leads to the endpoint by the API's own name; no other is asked for. */
function idleAssociation({ path, value }: Member<ConsumerDraft>): readonly Finding[] {
  const executeApi = value?.endpoints?.executeApi;
  if (executeApi?.associate !== true) return [];
  const known = !("privateDns" in executeApi) || executeApi.privateDns !== undefined;
  if (!known || executeApi.privateDns === false) return [];
  const message = expected("privateDns: false beside associate", "private DNS, with which it does nothing");
  return [{ path: [...path, "endpoints", "executeApi", "associate"], message }];
}

function endpointSubnets(consumer: Member<ConsumerDraft>): readonly Finding[] {
  const { value } = consumer;
  if (value?.network === undefined || !("vpcId" in value.network)) return [];
  const made = madeEndpoints(consumer);
  const path = [...consumer.path, "network", "endpointSubnetIds"];
  const given = "endpointSubnetIds" in value.network;
  if (made === undefined || given === made.length > 0) return [];
  const message = given
    ? expected("no endpointSubnetIds where no endpoint is made", "a list")
    : expected(`subnets for the endpoints that are made (${made.join(", ")})`, "nothing");
  return [{ path, message }];
}

/** The endpoints that a consumer's stack makes; undefined where the file does not say clearly. */
function madeEndpoints(consumer: Member<ConsumerDraft>): readonly string[] | undefined {
  const endpoints = consumer.value?.endpoints ?? {};
  if (consumer.value && "endpoints" in consumer.value && consumer.value.endpoints === undefined)
    return undefined;
  if ("executeApi" in endpoints && endpoints.executeApi === undefined) return undefined;
  const executeApi = !("existing" in (endpoints.executeApi ?? {}));
  const sts = stsMade(consumer);
  const ssm = "ssm" in endpoints ? endpoints.ssm : hasInstance(consumer);
  if ((sts === undefined || ssm === undefined) && !executeApi) return undefined;
  return [...(executeApi ? ["executeApi"] : []), ...(sts ? ["sts"] : []), ...(ssm ? ["ssm"] : [])];
}

function hasInstance(consumer: Member<ConsumerDraft>): boolean | undefined {
  const clients = clientsOf(consumer);
  if (clients.some(({ value }) => value?.type === "instance")) return true;
  return clients.every(({ value }) => value?.type !== undefined) ? false : undefined;
}

function stsMade(consumer: Member<ConsumerDraft>): boolean | undefined {
  const endpoints = consumer.value?.endpoints ?? {};
  if (!("sts" in endpoints) || endpoints.sts === true) return assumes(consumer);
  return typeof endpoints.sts === "object" ? false : endpoints.sts;
}

function routeTables(provider: Member<ProviderDraft>): readonly Finding[] {
  const backend = provider.value?.backend;
  const network = backend?.network;
  if (network === undefined || !("vpcId" in network)) return [];
  const made = "dynamodbEndpoint" in network ? network.dynamodbEndpoint : goesToDynamodb(provider);
  const given = "routeTableIds" in network;
  if (made === undefined || given === made) return [];
  const message = given
    ? expected("no routeTableIds where no DynamoDB endpoint is made", "a list")
    : expected("route tables for the DynamoDB endpoint that is made", "nothing");
  return [{ path: [...provider.path, "backend", "network", "routeTableIds"], message }];
}
