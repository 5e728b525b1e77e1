import {
  CreateDeploymentCommand,
  DeleteMethodCommand,
  GetAccountCommand,
  GetMethodCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateAccountCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { AddPermissionCommand, RemovePermissionCommand } from "@aws-sdk/client-lambda";
import { permissionsOf } from "../../../gateway/functions/function-permission";
import { nameOf, PROVIDER } from "../deployment";
import type { Fault } from "../fault";
import { apiId, type LivePolicy, savedPolicy } from "../live-parts";
import { apply, type Patient } from "../system";
import { changed } from "./roles";

/** Saves another resource policy. */
async function savePolicy(patient: Patient, value: string): Promise<void> {
  const restApiId = await apiId(patient);
  const patchOperations = [{ op: "replace" as const, path: "/policy", value }];
  await patient.account(PROVIDER).apiGateway.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
}

/** Has the stage serve a new deployment, of the API as it is now. */
async function serve(patient: Patient): Promise<void> {
  const { apiGateway } = patient.account(PROVIDER);
  const restApiId = await apiId(patient);
  const { id } = await apiGateway.send(new CreateDeploymentCommand({ restApiId }));
  const patchOperations = [{ op: "replace" as const, path: "/deploymentId", value: id }];
  await apiGateway.send(new UpdateStageCommand({ restApiId, stageName: "prod", patchOperations }));
  await patient.gateway.look();
}

/** Saves and serves an edited resource policy, until the printed command mends both. */
function policy(edit: (document: string) => string) {
  return async (patient: Patient) => {
    await savePolicy(patient, changed(await savedPolicy(patient), edit));
    await serve(patient);
    return () => apply(patient, "provider");
  };
}

/** The stage goes on serving the policy of an earlier moment. */
async function serveOldPolicy(patient: Patient): Promise<() => Promise<void>> {
  const saved = await savedPolicy(patient);
  await savePolicy(patient, saved.replaceAll(/vpce-[0-9a-f]+/g, "unlinked"));
  await serve(patient);
  await savePolicy(patient, saved);
  return () => apply(patient, "provider");
}

/** Deletes a method, and has the stage serve the API without it. Returns what puts the method back. */
export async function deleteMethod(patient: Patient): Promise<() => Promise<void>> {
  const { apiGateway } = patient.account(PROVIDER);
  const restApiId = await apiId(patient);
  const { items = [] } = await apiGateway.send(new GetResourcesCommand({ restApiId }));
  const resourceId = items.find(({ path }) => path === "/orders")?.id;
  const method = { restApiId, resourceId, httpMethod: "POST" };
  const before = await apiGateway.send(new GetMethodCommand(method));
  await apiGateway.send(new DeleteMethodCommand(method));
  await serve(patient);
  return async () => {
    const { authorizationType, methodIntegration: { type, uri, timeoutInMillis } = {} } = before;
    await apiGateway.send(new PutMethodCommand({ ...method, authorizationType }));
    const integration = { type, uri, timeoutInMillis, integrationHttpMethod: "POST" };
    await apiGateway.send(new PutIntegrationCommand({ ...method, ...integration }));
  };
}

/** The stage goes on serving a deployment that was made while the API had not the route. */
async function serveWithoutRoute(patient: Patient): Promise<() => Promise<void>> {
  const putBack = await deleteMethod(patient);
  await putBack();
  return () => apply(patient, "provider");
}

async function forbid(patient: Patient): Promise<() => Promise<void>> {
  const owner = patient.account(PROVIDER);
  const FunctionName = nameOf.backend;
  const permissions = await permissionsOf(owner, FunctionName);
  for (const { Sid } of permissions)
    await owner.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: Sid }));
  return async () => {
    for (const { Sid, Condition } of permissions) {
      const SourceArn = String(Condition?.ArnLike?.["AWS:SourceArn"]);
      const allowed = { Action: "lambda:InvokeFunction", Principal: "apigateway.amazonaws.com", SourceArn };
      await owner.lambda.send(new AddPermissionCommand({ FunctionName, StatementId: Sid, ...allowed }));
    }
  };
}

async function removeLogRole({ account }: Patient): Promise<() => Promise<void>> {
  const { apiGateway } = account(PROVIDER);
  const { cloudwatchRoleArn } = await apiGateway.send(new GetAccountCommand({}));
  const write = async (value: string) => {
    const patchOperations = [{ op: "replace" as const, path: "/cloudwatchRoleArn", value }];
    await apiGateway.send(new UpdateAccountCommand({ patchOperations }));
  };
  await write("");
  return () => write(cloudwatchRoleArn ?? "");
}

/** The consumer's Allow as a Deny, in whatever order API Gateway has its elements. */
function denyConsumer(document: string): string {
  const { Statement, ...others } = JSON.parse(document) as LivePolicy;
  const edited = Statement.map((one) => (one.Sid === "AllowConsumer" ? { ...one, Effect: "Deny" } : one));
  return JSON.stringify({ ...others, Statement: edited });
}

export const apiFaults: readonly Fault[] = [
  {
    name: "the API's policy does not allow a consumer any more",
    cause: "resource-policy",
    call: "consumer/direct GET /",
    evidence: /AllowConsumer Effect: Deny/,
    plant: policy(denyConsumer),
  },
  {
    name: "the API's policy names another endpoint",
    cause: "other-endpoint",
    call: "consumer/direct GET /",
    evidence: /aws:SourceVpce: vpce-00000000000000000/,
    plant: policy((text) => text.replaceAll(/vpce-[0-9a-f]+/g, "vpce-00000000000000000")),
  },
  {
    name: "the stage serves a deployment that is older than the policy",
    cause: "not-redeployed",
    plant: serveOldPolicy,
  },
  {
    name: "the stage serves no such route",
    cause: "route-absent",
    call: "consumer/direct POST /orders",
    evidence: /serves GET \/\n +intended +POST \/orders/,
    plant: serveWithoutRoute,
  },
  {
    name: "the API may not invoke the function",
    cause: "invoke-permission",
    plant: forbid,
  },
  {
    name: "the account has no log role",
    cause: "log-role",
    refuses: false,
    plant: removeLogRole,
  },
];
