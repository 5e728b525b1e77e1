import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { Aspects, TerraformDataSource, TerraformResource, type TerraformStack } from "cdktf";
import type { DeploymentSettings } from "../model/deployment";
import type { Credentials, Party } from "../model/party";

/**
 * The AWS provider of a stack, with the stack id as its alias. Every AWS resource and data source without a
 * provider of its own gets this one, so that none uses Terraform's default provider.
 * @see https://developer.hashicorp.com/terraform/language/providers/configuration#alias-multiple-provider-configurations
 */
export function configureAws(stack: TerraformStack, settings: DeploymentSettings, party: Party): void {
  const provider = awsProvider(stack, settings, party, { alias: party.stackId, region: party.region });
  Aspects.of(stack).add({
    visit: (node) => {
      const isNamed =
        TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node);
      if (isNamed && node.terraformResourceType.startsWith("aws_")) node.provider ??= provider;
    },
  });
}

/** The AWS provider in the state bucket's region, with a party's own credentials. */
export function bucketProvider(
  stack: TerraformStack,
  settings: DeploymentSettings,
  party: Party,
  region: string,
): AwsProvider {
  return awsProvider(stack, settings, party, { alias: `${party.stackId}_state`, region });
}

/** An AWS provider that refuses any account but the party's. */
function awsProvider(
  stack: TerraformStack,
  { tags }: DeploymentSettings,
  { account, credentials }: Party,
  { alias, region }: { readonly alias: string; readonly region: string },
): AwsProvider {
  return new AwsProvider(stack, `aws:${alias}`, {
    alias,
    allowedAccountIds: [account],
    ...providerCredentials(credentials),
    region,
    defaultTags: Object.keys(tags).length > 0 ? [{ tags: { ...tags } }] : undefined,
  });
}

function providerCredentials(credentials: Credentials | undefined): AwsProviderConfig {
  if (credentials === undefined || "profile" in credentials) return { ...credentials };
  return { assumeRole: [credentials.assumeRole] };
}
