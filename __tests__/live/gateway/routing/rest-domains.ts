import {
  GetBasePathMappingsCommand,
  GetDomainNameAccessAssociationsCommand,
  GetDomainNamesCommand,
} from "@aws-sdk/client-api-gateway";
import type { PolicyDocument } from "../../../../src/policies/document";
import type { Account } from "../../support/accounts/accounts";

/** A custom domain name of REST APIs, with everything that leads to it and from it. */
export interface RestDomain {
  readonly name: string;
  readonly account: string;
  /** The ARN of a private one: `arn:aws:execute-api:eu-west-1:111111111111:/domainnames/orders.example.com+a1b2c3d4e5` */
  readonly arn?: string;
  /** `REGIONAL`, `PRIVATE` */
  readonly type: string;
  /** The policy of a private one: who may use it. */
  readonly policy?: PolicyDocument;
  /** The endpoints that a private one is reached through. */
  readonly endpointIds: readonly string[];
  readonly mappings: readonly BasePathMapping[];
}

/** A part of a domain that leads to a stage of an API. */
export interface BasePathMapping {
  /** The first segment of the path. Empty = whatever no other mapping has. */
  readonly basePath: string;
  readonly apiId: string;
  /** Absent = the stage is the next segment of the path. */
  readonly stageName?: string;
}

export async function restDomains({ id: account, apiGateway }: Account): Promise<readonly RestDomain[]> {
  const { items = [] } = await apiGateway.send(new GetDomainNamesCommand({}));
  const isPrivate = items.some(
    ({ endpointConfiguration }) => endpointConfiguration?.types?.[0] === "PRIVATE",
  );
  const { items: associations = [] } = isPrivate
    ? await apiGateway.send(new GetDomainNameAccessAssociationsCommand({}))
    : {};
  const domains = items.map(async (described) => {
    const { domainName: name = "", domainNameId, domainNameArn, endpointConfiguration, policy } = described;
    const command = new GetBasePathMappingsCommand({ domainName: name, domainNameId });
    const { items: mappings = [] } = await apiGateway.send(command);
    return {
      name,
      account,
      arn: domainNameArn?.replace(":apigateway:", ":execute-api:"),
      type: endpointConfiguration?.types?.[0] ?? "EDGE",
      policy: policy ? (JSON.parse(policy) as PolicyDocument) : undefined,
      endpointIds: associations.flatMap((one) =>
        one.domainNameArn === domainNameArn ? (one.accessAssociationSource ?? []) : [],
      ),
      mappings: mappings.map(({ basePath = "", restApiId: apiId = "", stage: stageName }) => ({
        basePath: basePath === "(none)" ? "" : basePath,
        apiId,
        stageName,
      })),
    };
  });
  return Promise.all(domains);
}

/** A path of a domain, as a stage of an API sees it. */
export interface MappedPath {
  readonly domain: RestDomain;
  readonly apiId: string;
  readonly stageName: string;
  /** Without the base path. */
  readonly path: string;
}

/**
 * Undefined where no mapping of a domain has a path.
 * @param fullPath `/orders/7`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export function mappedPath(domain: RestDomain, fullPath: string): MappedPath | undefined {
  const [, first = "", ...others] = fullPath.split("/");
  const own = domain.mappings.find(({ basePath }) => basePath !== "" && basePath === first);
  const mapping = own ?? domain.mappings.find(({ basePath }) => basePath === "");
  if (mapping === undefined) return undefined;
  const rest = own ? others : fullPath.split("/").slice(1);
  const [stageName = "", ...further] = mapping.stageName === undefined ? rest : [mapping.stageName, ...rest];
  return { domain, apiId: mapping.apiId, stageName, path: `/${further.join("/")}` };
}
