import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { ApiKeyEnvironment } from "../../../lambdas/api-key/handler";
import type { AssumeRoleEnvironment } from "../../../lambdas/assume-role/handler";
import type { CertificateEnvironment } from "../../../lambdas/certificate/environment";
import type { DirectEnvironment } from "../../../lambdas/direct/handler";
import type { Bundle } from "../../bundle/bundle";
import type { AssumedRole } from "../../model/consumer";
import type { LogSettings } from "../../model/provider";
import { routeKey } from "../../model/routes/route";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";
import type { FunctionRole } from "../functions/function-role";
import { LambdaFunction, type LambdaFunctionProps } from "../functions/lambda-function";
import type { CalledApi } from "../network/api-address";

export interface ClientFunctionProps {
  /** The function's role; both have the same name. */
  readonly role: FunctionRole;
  readonly code: Bundle;
  readonly api: CalledApi;
  /** The time limit of one call, 1 to 30. */
  readonly timeoutSeconds: number;
  /** The role that it assumes to call an API. @default none: it signs as itself */
  readonly accessRole?: AssumedRole;
  /** The secret of the key that it sends. @default none: it signs */
  readonly apiKeySecretArn?: string;
  /** The secret of the certificate that it shows. @default none */
  readonly certificateSecretArn?: string;
  readonly logs: LogSettings;
  /** The permission to invoke its routes, to assume its access role, or to read its key or certificate. @default none */
  readonly policy?: PolicyDocument;
  /** The subnets and security groups that it runs in. @default outside any VPC */
  readonly network?: LambdaFunctionProps["network"];
}

/** A function of the consumer's that calls an API, signed with its own role or with an assumed one, with a key or with a certificate. */
export class ClientFunction extends Construct {
  readonly functionName: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ClientFunctionProps) {
    super(scope, id);
    const { role, policy } = props;

    const lambda = new LambdaFunction(this, "Default", {
      role,
      code: props.code,
      environment: { ...environment(props) },
      timeoutSeconds: props.timeoutSeconds + SECONDS_TO_ANSWER,
      logs: props.logs,
      network: props.network,
    });
    if (policy) {
      new IamRolePolicy(this, "call", { name: "call", role: role.roleId, policy: policyJson(policy) });
    }

    this.functionName = lambda.functionName;
    this.roleArn = role.roleArn;
  }
}

/** Seconds that the function has in addition to the call's: to start, and to report the outcome. */
const SECONDS_TO_ANSWER = 5;

function environment(
  props: ClientFunctionProps,
): DirectEnvironment | AssumeRoleEnvironment | ApiKeyEnvironment | CertificateEnvironment {
  const { role, api, accessRole, apiKeySecretArn, certificateSecretArn } = props;
  const call = {
    API_REGION: api.region,
    DEFAULT_ROUTE: routeKey(api.defaultRoute),
    TIMEOUT_SECONDS: String(props.timeoutSeconds),
  };
  if (certificateSecretArn !== undefined)
    return { API_DOMAIN: api.address.host, ...call, CERTIFICATE_SECRET_ARN: certificateSecretArn };
  const common: DirectEnvironment = {
    API_URL: `https://${api.address.connectTo}/${api.stage}`,
    API_HOST: api.address.host,
    ...call,
  };
  if (apiKeySecretArn !== undefined) return { ...common, API_KEY_SECRET_ARN: apiKeySecretArn };
  if (accessRole === undefined) return common;
  const { arn, externalId } = accessRole;
  return {
    ...common,
    ROLE_ARN: arn,
    SESSION_NAME: role.functionName,
    ...(externalId !== undefined && { EXTERNAL_ID: externalId }),
  };
}
