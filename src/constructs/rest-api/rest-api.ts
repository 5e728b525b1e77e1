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
  /** Its routes, their authorization and integrations. */
  readonly document: OpenApiDocument;
  /** The smallest response that is compressed, in bytes, 0 to 10,485,760. @default none is compressed */
  readonly compressOverBytes?: number;
  /** Interface endpoints to associate the API with, or Terraform's expressions for them. @default none */
  readonly associatedEndpointIds?: readonly string[];
}

/**
 * A REST API from one OpenAPI document, private (without a public address) or regional. It answers no calls
 * before it has a deployment; a private API also needs a resource policy.
 *
 * The document is imported in mode `overwrite`, which deletes what the document does not name. The AWS
 * provider sets the description, compression and endpoints given here again after each import. The resource
 * policy must be written again as well, and a deployment made after that.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-endpoint-types.html
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/apigateway/rest_api.go
 */
export class RestApi extends Construct {
  readonly restApiId: string;
  readonly executionArn: string;
  /** The hash of the imported document, 16 hexadecimal digits. */
  readonly bodyHash: string;
  /** Values of the API that take effect only in a new deployment. */
  readonly redeployTriggers: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    const { name, endpointType, document, compressOverBytes, associatedEndpointIds = [] } = props;

    const associated = associatedEndpoints(this, associatedEndpointIds);
    const openapi = new TerraformLocal(this, "openapi", literals(document));
    const body = new TerraformLocal(this, "openapi_body", Fn.jsonencode(openapi.expression)).asString;
    const api = new ApiGatewayRestApi(this, "api:api", {
      name,
      // Otherwise the provider would restore the previous import's description after the next one.
      description: literal(String(document.info.description)),
      endpointConfiguration: { types: [endpointType], vpcEndpointIds: associated?.asList },
      // An omitted attribute keeps the API's current value; only -1 turns compression off.
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
