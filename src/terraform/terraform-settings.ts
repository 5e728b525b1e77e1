import {
  CloudBackend,
  DataTerraformRemoteState,
  DataTerraformRemoteStateS3,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  S3Backend,
  type TerraformRemoteState,
  type TerraformStack,
} from "cdktf";
import { stateKey, workspaceName } from "../model/aws/names";
import type { DeploymentSettings, S3State } from "../model/deployment";
import type { Party } from "../model/party";
import { configureAws } from "./aws-providers";
import { OLDEST_TERRAFORM } from "./oldest-terraform";

/** Sets a stack's Terraform version, state backend and AWS provider (account, region, credentials). */
export function configureTerraform(stack: TerraformStack, settings: DeploymentSettings, party: Party): void {
  stack.addOverride("terraform.required_version", `>= ${OLDEST_TERRAFORM}`);
  keepState(stack, settings, party);
  configureAws(stack, settings, party);
}

function keepState(stack: TerraformStack, settings: DeploymentSettings, party: Party): void {
  const { state } = settings;
  if (state.type === "cloud") {
    const { organization, hostname, project } = state;
    new CloudBackend(stack, {
      organization,
      hostname,
      workspaces: new NamedCloudWorkspace(workspaceName(settings.name, party.stackId), project),
    });
    return;
  }
  const backend = new S3Backend(stack, {
    ...stateObject(settings.name, state, party.stackId),
    encrypt: true,
    kmsKeyId: state.kmsKeyId,
    ...party.credentials,
  });
  backend.addOverride("use_lockfile", true);
}

/** The other party's state, read with the reading party's credentials, like its own backend. */
export function remoteState(
  stack: TerraformStack,
  id: string,
  settings: DeploymentSettings,
  reader: Party,
  stackId: string,
): TerraformRemoteState {
  const { name, state } = settings;
  if (state.type === "cloud") {
    const { organization, hostname } = state;
    const workspaces = new NamedRemoteWorkspace(workspaceName(name, stackId));
    return new DataTerraformRemoteState(stack, id, { organization, hostname, workspaces });
  }
  return new DataTerraformRemoteStateS3(stack, id, {
    ...stateObject(name, state, stackId),
    ...reader.credentials,
  });
}

function stateObject(deployment: string, { bucket, region, keyPrefix }: S3State, stackId: string) {
  return { bucket, region, key: stateKey(keyPrefix, deployment, stackId) };
}
