import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { AssumeRoleEnvironment } from "../../../lambdas/assume-role/handler";
import type { DirectEnvironment } from "../../../lambdas/direct/handler";
import type { Bundle } from "../../bundle/bundle";
import type { Consumer, FunctionClient, Use } from "../../model/consumer";
import { defaultRoute } from "../../model/routes/default-route";
import { routeKey } from "../../model/routes/route";
import { accessRoleArn } from "../../policies/consumer-documents";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";
import type { FunctionRole } from "../functions/function-role";
import { LambdaFunction, type LambdaFunctionProps } from "../functions/lambda-function";
import type { ApiAddress } from "../network/api-address";

export interface ClientFunctionProps {
  readonly role: FunctionRole;
  readonly client: FunctionClient;
  readonly consumer: Consumer;
  readonly use: Use;
  readonly code: Bundle;
  readonly address: ApiAddress;
  /** What the client may do: invoke its routes, or assume its access role. @default nothing */
  readonly policy?: PolicyDocument;
  /** Where in a VPC it runs. @default outside any VPC */
  readonly network?: LambdaFunctionProps["network"];
}

/** A function of the consumer's that calls an API, signed with its own role or with an assumed one. */
export class ClientFunction extends Construct {
  readonly functionName: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ClientFunctionProps) {
    super(scope, id);
    const { role, client, consumer, policy } = props;

    const lambda = new LambdaFunction(this, "Default", {
      role,
      code: props.code,
      environment: { ...environment(props) },
      timeoutSeconds: client.timeoutSeconds + SECONDS_TO_ANSWER,
      logs: consumer.logs,
      network: props.network,
    });
    if (policy) {
      new IamRolePolicy(this, "call", { name: "call", role: role.roleId, policy: policyJson(policy) });
    }

    this.functionName = lambda.functionName;
    this.roleArn = role.roleArn;
  }
}

/** What a client has beyond the time of its call: to start, and to say what became of the call. */
const SECONDS_TO_ANSWER = 5;

function environment({
  role,
  client,
  use,
  address,
}: ClientFunctionProps): DirectEnvironment | AssumeRoleEnvironment {
  const common: DirectEnvironment = {
    API_URL: `https://${address.connectTo}/${use.stage}`,
    API_HOST: address.host,
    API_REGION: use.region,
    DEFAULT_ROUTE: routeKey(defaultRoute(use.routes)),
    TIMEOUT_SECONDS: String(client.timeoutSeconds),
  };
  if (client.auth === "direct") return common;
  return {
    ...common,
    ROLE_ARN: accessRoleArn(use),
    SESSION_NAME: role.functionName,
    ...(use.externalId !== undefined && { EXTERNAL_ID: use.externalId }),
  };
}
