import {
  type ApiGatewayV2Client,
  CreateApiCommand,
  CreateAuthorizerCommand,
  CreateIntegrationCommand,
  type CreateIntegrationCommandInput,
  CreateRouteCommand,
  type CreateRouteCommandInput,
  CreateVpcLinkCommand,
} from "@aws-sdk/client-apigatewayv2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  type LoadBalancerTypeEnum,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Account } from "../../../support/accounts/accounts";
import type { SampleNetwork } from "../ec2/sample-network";

/** An HTTP API that a test makes for itself. */
export class SampleHttpApi {
  static async make(httpApis: ApiGatewayV2Client): Promise<SampleHttpApi> {
    const { ApiId = "" } = await httpApis.send(new CreateApiCommand({ Name: "api", ProtocolType: "HTTP" }));
    return new SampleHttpApi(httpApis, ApiId);
  }

  private constructor(
    private readonly httpApis: ApiGatewayV2Client,
    readonly apiId: string,
  ) {}

  /** @returns its id; without further properties it leads to an address in the internet */
  async addIntegration(more: Partial<CreateIntegrationCommandInput> = {}): Promise<string> {
    const { IntegrationId = "" } = await this.httpApis.send(
      new CreateIntegrationCommand({
        ApiId: this.apiId,
        IntegrationType: "HTTP_PROXY",
        IntegrationMethod: "ANY",
        IntegrationUri: "https://www.example.com",
        PayloadFormatVersion: "1.0",
        ...more,
      }),
    );
    return IntegrationId;
  }

  /** @returns its id */
  async addRoute(RouteKey: string, more: Partial<CreateRouteCommandInput> = {}): Promise<string> {
    const made = await this.httpApis.send(new CreateRouteCommand({ ApiId: this.apiId, RouteKey, ...more }));
    return made.RouteId ?? "";
  }

  /** @returns its id */
  async addAuthorizer(
    Issuer = "https://id.example.com",
    Audience: readonly string[] = ["shop"],
    IdentitySource: readonly string[] = ["$request.header.Authorization"],
  ): Promise<string> {
    const { AuthorizerId = "" } = await this.httpApis.send(
      new CreateAuthorizerCommand({
        ApiId: this.apiId,
        Name: "jwt",
        AuthorizerType: "JWT",
        IdentitySource: [...IdentitySource],
        JwtConfiguration: { Issuer, Audience: [...Audience] },
      }),
    );
    return AuthorizerId;
  }
}

/** @returns the id of a VPC link in both subnets of a network */
export async function makeLink(
  { httpApis }: Account,
  { subnetIds, groupIds }: Pick<SampleNetwork, "subnetIds" | "groupIds">,
): Promise<string> {
  const SecurityGroupIds = [groupIds[0]];
  const link = new CreateVpcLinkCommand({ Name: "link", SubnetIds: [...subnetIds], SecurityGroupIds });
  return (await httpApis.send(link)).VpcLinkId ?? "";
}

/** @returns the ARN of a balancer's listener for HTTP, or for TCP */
export async function makeListener(
  { elb }: Account,
  { subnetIds }: Pick<SampleNetwork, "subnetIds">,
  Name: string,
  Type: LoadBalancerTypeEnum = "application",
): Promise<{ readonly listenerArn: string; readonly balancerArn: string }> {
  const { LoadBalancers: [balancer] = [] } = await elb.send(
    new CreateLoadBalancerCommand({ Name, Type, Scheme: "internal", Subnets: [...subnetIds] }),
  );
  const LoadBalancerArn = balancer?.LoadBalancerArn ?? "";
  const { Listeners: [listener] = [] } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: Type === "application" ? "HTTP" : "TCP",
      Port: 80,
      DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }],
    }),
  );
  return { listenerArn: listener?.ListenerArn ?? "", balancerArn: LoadBalancerArn };
}
