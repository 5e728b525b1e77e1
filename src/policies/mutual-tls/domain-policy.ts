import { type PolicyDocument, policyDocument } from "../document";

/** Every path of a domain: its ARN has an id that exists only after the domain, and AWS writes it out in full. */
const EVERYTHING = "execute-api:/*";

/**
 * The policy of a private custom domain, which is asked before the API's own: nobody comes in but through one endpoint. Without a
 * policy AWS lets in nobody.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-provider-create.html
 */
export function domainPolicy(endpointId: string): PolicyDocument {
  const everyCall = { Principal: "*", Action: "execute-api:Invoke", Resource: EVERYTHING } as const;
  return policyDocument([
    {
      Sid: "AllowOwnEndpoint",
      Effect: "Allow",
      ...everyCall,
      Condition: { StringEquals: { "aws:SourceVpce": endpointId } },
    },
    {
      Sid: "DenyOtherEndpoints",
      Effect: "Deny",
      ...everyCall,
      Condition: { StringNotEquals: { "aws:SourceVpce": endpointId } },
    },
  ]);
}
