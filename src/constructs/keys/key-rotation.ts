import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { RotationEnvironment } from "../../../lambdas/rotation/handler";
import type { Bundle } from "../../bundle/bundle";
import { type KeptKeys, keyPart } from "../../model/keys/kept-keys";
import type { LogSettings } from "../../model/provider";
import { routeKey } from "../../model/routes/route";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";
import type { FunctionRole } from "../functions/function-role";
import { LambdaFunction, type LambdaFunctionProps } from "../functions/lambda-function";
import type { CalledApi } from "../network/api-address";

export interface KeyRotationProps {
  readonly kept: KeptKeys;
  readonly account: string;
  /** The secrets, by the keys' ids. */
  readonly secretArns: Readonly<Record<string, string>>;
  /** The function's role; both have the same name. */
  readonly role: FunctionRole;
  /** The permission to read and write the keys. */
  readonly policy: PolicyDocument;
  readonly code: Bundle;
  /** The API on which a new key is tried. */
  readonly api: Pick<CalledApi, "address" | "stage">;
  readonly logs: LogSettings;
  /** The subnets and security groups that it runs in. @default outside any VPC */
  readonly network?: LambdaFunctionProps["network"];
  /** The resources that have to be there before the function can reach the secrets. */
  readonly ways: readonly ITerraformDependable[];
}

/** Seconds for which a call with a new key may take. */
const TEST_SECONDS = 10;
/** Seconds that a step may take: a role that was just made is not known everywhere for up to a minute. */
const STEP_SECONDS = 120;

/**
 * The function that makes keys where they are kept, and the rotations by which Secrets Manager calls it. It writes the first key when
 * Terraform invokes it, once: no key is in a state, a plan or a log.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
 */
export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, props: KeyRotationProps) {
    super(scope, id);
    const { kept, account, role, ways } = props;

    const policy = new IamRolePolicy(this, "policy:keys", {
      name: "keys",
      role: role.roleId,
      policy: policyJson(props.policy),
    });
    const { functionName, functionArn } = new LambdaFunction(this, "Default", {
      role,
      code: props.code,
      environment: { ...environment(props) },
      timeoutSeconds: STEP_SECONDS,
      logs: props.logs,
      network: props.network,
    });
    for (const key of kept.keys) {
      const secretArn = secretOf(props, key.id);
      const permission = new LambdaPermission(this, `permission:${keyPart(kept, key)}`, {
        statementIdPrefix: "AllowRotation-",
        action: "lambda:InvokeFunction",
        functionName,
        principal: "secretsmanager.amazonaws.com",
        sourceArn: secretArn,
        sourceAccount: account,
      });
      const first = new LambdaInvocation(this, `first:${keyPart(kept, key)}`, {
        functionName,
        input: Fn.jsonencode({ SecretId: secretArn, Step: "first" }),
        lifecycleScope: "CREATE_ONLY",
        dependsOn: [policy, ...ways],
      });
      new SecretsmanagerSecretRotation(this, `rotation:${keyPart(kept, key)}`, {
        secretId: secretArn,
        rotationLambdaArn: functionArn,
        rotateImmediately: false,
        rotationRules: { automaticallyAfterDays: key.rotateEveryDays },
        dependsOn: [permission, first],
      });
    }
  }
}

function environment(props: KeyRotationProps): RotationEnvironment {
  const { kept, api } = props;
  const keys = kept.keys.map(
    ({ id, name, testRoute }) => [secretOf(props, id), { name, testRoute: routeKey(testRoute) }] as const,
  );
  return {
    API_URL: `https://${api.address.connectTo}/${api.stage}`,
    API_HOST: api.address.host,
    TIMEOUT_SECONDS: String(TEST_SECONDS),
    KEYS: JSON.stringify(Object.fromEntries(keys)),
  };
}

function secretOf({ secretArns }: KeyRotationProps, id: string): string {
  const arn = secretArns[id];
  if (arn === undefined) throw new Error(`the key ${id} has no secret`);
  return arn;
}
