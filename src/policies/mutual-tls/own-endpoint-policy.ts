import { type ApiStage, apiArn, type Place } from "../../model/aws/arn";
import { partitionOf } from "../../model/aws/partition";
import type { EntranceDomain } from "../../model/mutual-tls/entrance";
import { oneOrMany, type PolicyDocument, policyDocument } from "../document";

export const ALLOW_OWN_API = "AllowOwnApi";

/**
 * The policy of the endpoint behind an entrance: it leads to the one API, and to its domain where that is private. Who may call which
 * route is for the API to say.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export function ownEndpointPolicy(
  api: Omit<ApiStage, "stage">,
  domain: Pick<EntranceDomain, "name" | "endpointType">,
): PolicyDocument {
  return policyDocument([
    {
      Sid: ALLOW_OWN_API,
      Effect: "Allow",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: oneOrMany([
        `${apiArn(api)}/*`,
        ...(domain.endpointType === "private" ? [domainArn(api, domain)] : []),
      ]),
    },
  ]);
}

/**
 * The ARN of a private domain.
 * @param id of the domain @default any: nobody knows it before the domain is made
 */
export function domainArn(
  { account, region }: Place,
  { name }: Pick<EntranceDomain, "name">,
  id = "*",
): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${account}:/domainnames/${name}+${id}`;
}
