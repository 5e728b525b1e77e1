import { CreateBasePathMappingCommand, CreateDomainNameCommand } from "@aws-sdk/client-api-gateway";
import { makeRole } from "../../../emulated-aws/strict/iam/sample-role";
import type { Account } from "../../../support/accounts/accounts";
import { invocationOf, type KeyedApi, letInvoke, makeKeyedApi } from "../../sample/keyed-api";
import type { SampleSystem } from "../../sample/sample-system";

/** The domain of the API. */
export const DOMAIN = "orders.example.com";

/** Lets in whom exactly one subject names, who has to be `CN=orders,O=Acme`. */
const AUTHORIZER = `exports.handler = async (event) => {
  const values = (end) => Object.entries(event.multiValueHeaders)
    .flatMap(([name, all]) => name.toLowerCase() === "x-amzn-mtls-clientcert-" + end ? all : []);
  const [subjects, issuers, serials] = ["subject", "issuer", "serial-number"].map(values);
  const isOne = [subjects, issuers, serials].every(({ length }) => length === 1);
  const Effect = isOne && subjects[0] === "CN=orders,O=Acme" ? "Allow" : "Deny";
  const Statement = [{ Effect, Action: "execute-api:Invoke", Resource: event.methodArn }];
  const policyDocument = { Version: "2012-10-17", Statement };
  return { principalId: subjects[0] ?? "nobody", policyDocument, context: { values: subjects.length } };
};`;

/** Tells what it was asked. */
const BACKEND = `exports.handler = async ({ path, requestContext, multiValueHeaders }) => {
  const { principalId } = requestContext.authorizer;
  const { domainName, identity } = requestContext;
  const body = { path, domainName, principalId, vpceId: identity.vpceId, headers: multiValueHeaders };
  return { statusCode: 200, body: JSON.stringify(body) };
};`;

const IDENTITY = ["Subject", "Issuer", "Serial-Number"]
  .map((end) => `method.request.header.X-Amzn-Mtls-Clientcert-${end}`)
  .join(",");

/** Makes a private API that one endpoint leads to, with an authorizer that believes the balancer's headers. */
export async function makeVerifiedApi(
  { makeFunction }: SampleSystem,
  account: Account,
  endpointId: string,
): Promise<KeyedApi> {
  const roleArn = await makeRole(account.iam, "functions", { trusts: "lambda.amazonaws.com" });
  const authorizerArn = await makeFunction(account, { name: "authorizer", roleArn, code: AUTHORIZER });
  const backendArn = await makeFunction(account, { name: "backend", roleArn, code: BACKEND });
  const all = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
  const Condition = { StringNotEquals: { "aws:SourceVpce": endpointId } };
  const Statement = [
    { Sid: "Anybody", Effect: "Allow", ...all },
    { Sid: "DenyOtherEndpoints", Effect: "Deny", ...all, Condition },
  ];
  const api = await makeKeyedApi(account, {
    type: "PRIVATE",
    policy: { Version: "2012-10-17", Statement },
    authorizerArn,
    identitySource: IDENTITY,
    ttlSeconds: 0,
    routes: { orders: { uri: invocationOf(backendArn) } },
  });
  await letInvoke(account, backendArn, `${api.arn}/*`);
  await letInvoke(account, authorizerArn, `${api.arn}/authorizers/${api.authorizerId}`);
  return api;
}

/** Maps the regional domain to the API: its endpoint is reached by this name alone. */
export async function mapDomain(
  { apiGateway }: Account,
  restApiId: string,
  certificateArn: string,
): Promise<void> {
  await apiGateway.send(
    new CreateDomainNameCommand({
      domainName: DOMAIN,
      regionalCertificateArn: certificateArn,
      securityPolicy: "TLS_1_2",
      endpointConfiguration: { types: ["REGIONAL"] },
    }),
  );
  await apiGateway.send(new CreateBasePathMappingCommand({ domainName: DOMAIN, restApiId, stage: "prod" }));
}
