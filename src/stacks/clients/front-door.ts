import type { TerraformStack } from "cdktf";
import { type Bundles, FRONT_DOOR } from "../../bundle/bundle";
import { ApiAuthorizer } from "../../constructs/functions/api-authorizer";
import { FunctionRole } from "../../constructs/functions/function-role";
import { internetAddress } from "../../constructs/network/api-address";
import { ApiStage } from "../../constructs/rest-api/api-stage";
import { RestApi } from "../../constructs/rest-api/rest-api";
import { WebAcl } from "../../constructs/rest-api/web-acl";
import { apiHost } from "../../model/aws/api-host";
import { functionArn } from "../../model/aws/arn";
import { physicalName } from "../../model/aws/names";
import type { FrontDoorClient } from "../../model/clients/front-door";
import type { Consumer } from "../../model/consumer";
import { keyIdOf } from "../../model/keys/kept-keys";
import { frontDoorDocument } from "../../openapi/front-door-document";
import type { PolicyDocument } from "../../policies/document";
import { callerGrants } from "../../policies/keys/caller-grants";
import type { BegunClient, Surroundings } from "./begun-client";

/** API Gateway's longest, in milliseconds. */
const TIMEOUT_MS = 29_000;

/** A REST API on the internet with its authorizer, its stage and its web ACL. */
export function frontDoor(
  stack: TerraformStack,
  consumer: Consumer,
  { client: door, policy }: { readonly client: FrontDoorClient; readonly policy?: PolicyDocument },
  bundles: Bundles,
): BegunClient {
  const name = physicalName(consumer.name, door.name);
  const role = new FunctionRole(stack, `role:${door.name}`, {
    functionName: name,
    party: consumer,
    inVpc: true,
    tracing: door.tracing,
  });
  return {
    interfacePolicies: [role.policy],
    finish: (surroundings) => {
      const api = doorApi(stack, { name, consumer, door }, surroundings);
      const authorizer = new ApiAuthorizer(stack, `authorizer:${door.name}`, {
        role,
        policy: known(policy, "policy"),
        code: bundles.of(FRONT_DOOR, { "grants.json": JSON.stringify(callerGrants(door)) }),
        environment: secretsOf(door, surroundings),
        logs: consumer.logs,
        executionArn: api.executionArn,
        tracing: door.tracing,
        network: networkOf(surroundings),
      });
      const stage = doorStage(stack, { name, consumer, door }, { ...surroundings, api, authorizer });
      if (door.waf)
        new WebAcl(stack, `acl:${door.name}`, {
          ...{ name, resourceArn: stage.stageArn, hasSecrets: true },
          ...door.waf,
        });
      return {
        facts: {
          client_role_arns: role.roleArn,
          front_door_urls: stage.invokeUrl,
          front_door_secret_arns: callerSecretArns(door, surroundings),
        },
        ownApi: { address: internetAddress(api.restApiId, consumer), stage: door.stage },
      };
    },
  };
}

/** A front door with its physical name. */
interface Door {
  readonly name: string;
  readonly consumer: Consumer;
  readonly door: FrontDoorClient;
}

function doorApi(stack: TerraformStack, { name, consumer, door }: Door, { apiId, vpcLinkId }: Surroundings) {
  const { use, cacheSeconds } = door;
  return new RestApi(stack, `api:${door.name}`, {
    name,
    endpointType: "REGIONAL",
    document: frontDoorDocument({
      name,
      routes: use.routes,
      authorization: {
        ...{ auth: "api-key", cacheSeconds, cacheByEndpoint: false, region: consumer.region },
        authorizerArn: functionArn(consumer, name),
      },
      api: {
        host: apiHost(apiId, use),
        stage: use.stage,
        vpcLinkId: known(vpcLinkId, "VPC link"),
        timeoutMs: TIMEOUT_MS,
      },
    }),
  });
}

function doorStage(
  stack: TerraformStack,
  { name, door }: Door,
  {
    api,
    authorizer,
    logAccount,
  }: Pick<Surroundings, "logAccount"> & {
    readonly api: RestApi;
    readonly authorizer: ApiAuthorizer;
  },
): ApiStage {
  const { restApiId, redeployTriggers } = api;
  const { stage: stageName, accessLog, executionLog, tracing, throttle } = door;
  return new ApiStage(stack, `stage:${door.name}`, {
    ...{ name, restApiId, stageName, accessLog, executionLog, tracing, throttle, redeployTriggers },
    deploymentDependencies: [authorizer.permission],
    logAccount,
  });
}

function secretsOf({ use, ...door }: FrontDoorClient, surroundings: Surroundings) {
  return {
    UPSTREAM_SECRET_ARN: known(surroundings.secretArns[keyIdOf(use)], "key"),
    STAGE: door.stage,
    CALLER_SECRET_ARNS: JSON.stringify(callerSecretArns({ use, ...door }, surroundings)),
  };
}

/** The secrets of the callers' keys, by caller. */
function callerSecretArns(
  door: FrontDoorClient,
  { secretArns }: Surroundings,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    door.callers.map(({ name }) => [name, known(secretArns[`${door.name}_${name}`], name)]),
  );
}

function networkOf({ vpc }: Surroundings) {
  return vpc && { subnetIds: vpc.clientSubnetIds, securityGroupIds: [vpc.clientGroupId] };
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a front door has no ${what}`);
  return value;
}
