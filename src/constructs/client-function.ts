import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { AssumeRoleEnvironment } from "../../lambdas/assume-role/handler";
import type { DirectEnvironment } from "../../lambdas/direct/handler";
import type { Bundle } from "../bundle/bundle";
import type { Client, Consumer, Use } from "../model/consumer";
import { type Route, routeKey } from "../model/route";
import type { PolicyDocument } from "../policies/document";
import type { ApiAddress } from "./execute-api-endpoint";
import { LambdaFunction } from "./lambda-function";
import { policyJson } from "./policy-json";

export interface ClientFunctionProps {
  readonly name: string;
  readonly client: Client;
  readonly consumer: Consumer;
  readonly use: Use;
  readonly code: Bundle;
  readonly address: ApiAddress;
  /** What the client may do: invoke its routes, or assume its access role. */
  readonly policy: PolicyDocument;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

/** A function in the consumer's VPC that calls an API, signed with its own role or with an assumed one. */
export class ClientFunction extends Construct {
  readonly functionName: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ClientFunctionProps) {
    super(scope, id);
    const { name, client, consumer } = props;

    const lambda = new LambdaFunction(this, "Default", {
      functionName: name,
      code: props.code,
      account: consumer.account,
      region: consumer.region,
      environment: { ...environment(props) },
      timeoutSeconds: client.timeoutSeconds + SECONDS_TO_ANSWER,
      logs: consumer.logs,
      network: { subnetIds: props.subnetIds, securityGroupIds: [props.securityGroupId] },
    });
    new IamRolePolicy(this, "call", { name: "call", role: lambda.roleId, policy: policyJson(props.policy) });

    this.functionName = lambda.functionName;
    this.roleArn = lambda.roleArn;
  }
}

/** What a client has beyond the time of its call: to start, and to say what became of the call. */
const SECONDS_TO_ANSWER = 5;

function environment({
  name,
  client,
  use,
  address,
}: ClientFunctionProps): DirectEnvironment | AssumeRoleEnvironment {
  const common: DirectEnvironment = {
    API_URL: `https://${address.connectTo}/${use.stage}`,
    API_HOST: address.host,
    API_REGION: use.region,
    DEFAULT_ROUTE: defaultRoute(use.routes),
    TIMEOUT_SECONDS: String(client.timeoutSeconds),
  };
  if (client.auth === "direct") return common;
  return {
    ...common,
    ROLE_ARN: use.accessRoleArn ?? "",
    SESSION_NAME: name,
    ...(use.externalId !== undefined && { EXTERNAL_ID: use.externalId }),
  };
}

/** What a client calls that is not told: the first route that is the same for every call, without a parameter. */
function defaultRoute(routes: readonly Route[]): string {
  const route = routes.find(({ path }) => !path.includes("{")) ?? routes[0];
  return route ? routeKey(route) : "GET /";
}
