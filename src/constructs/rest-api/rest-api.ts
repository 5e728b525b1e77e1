import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { OpenApiDocument } from "../../model/openapi-document";
import type { ServiceTraits } from "../../model/services/traits";
import { literal, literals } from "../../terraform/literal";
import { associatedEndpoints } from "./associated-endpoints";

export interface RestApiProps {
  readonly name: string;
  readonly endpointType: ServiceTraits["endpointType"];
  /** Its routes, who may call them, and what answers. */
  readonly document: OpenApiDocument;
  /** The smallest answer that is compressed, in bytes, 0 to 10,485,760. @default none is compressed */
  readonly compressOverBytes?: number;
  /** Interface endpoints to associate the API with, or Terraform's expressions for them. @default none */
  readonly associatedEndpointIds?: readonly string[];
}

/**
 * A REST API as one OpenAPI document describes it, private (without a public address) or regional. It answers nobody
 * until it has a deployment, a private one not before it has a resource policy either.
 *
 * The document is imported in mode `overwrite`, which takes away what it does not name. What is said of the API here, its
 * description, compression and endpoints, the AWS provider says again after each import; the resource policy has to be
 * written again as well, and the deployment made after that.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-endpoint-types.html
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/apigateway/rest_api.go
 */
export class RestApi extends Construct {
  readonly restApiId: string;
  readonly executionArn: string;
  /** The hash of the document as it is imported, 16 hexadecimal digits. */
  readonly bodyHash: string;
  /** What of the API itself is served only once it is deployed anew. */
  readonly redeployTriggers: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    const { name, endpointType, document, compressOverBytes, associatedEndpointIds = [] } = props;

    const associated = associatedEndpoints(this, associatedEndpointIds);
    const openapi = new TerraformLocal(this, "openapi", literals(document));
    const body = new TerraformLocal(this, "openapi_body", Fn.jsonencode(openapi.expression)).asString;
    const api = new ApiGatewayRestApi(this, "api:api", {
      name,
      // Without it the provider would put the description of the import before back after the next one.
      description: literal(String(document.info.description)),
      endpointConfiguration: { types: [endpointType], vpcEndpointIds: associated?.asList },
      // An attribute that is left out keeps the value that the API has: only -1 switches compression off again.
      minimumCompressionSize: String(compressOverBytes ?? -1),
      body,
    });

    this.restApiId = api.id;
    this.executionArn = api.executionArn;
    this.bodyHash = Fn.substr(Fn.sha256(body), 0, 16);
    this.redeployTriggers = {
      body: Fn.sha256(body),
      ...(compressOverBytes !== undefined && { compression: String(compressOverBytes) }),
      ...(associated && { endpoints: Fn.sha256(Fn.jsonencode(associated.expression)) }),
    };
  }
}
