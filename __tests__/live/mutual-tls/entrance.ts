import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Testing } from "cdktf";
import type { Program } from "../../../src/bundle/bundle";
import { caBundle } from "../../../src/certificates/ca-bundle";
import { revocationList } from "../../../src/certificates/revocation-list";
import { apiArn } from "../../../src/model/aws/arn";
import { policyDocument } from "../../../src/policies/document";
import { EntranceStack } from "../../constructs/mutual-tls/entrance-stack";
import { DOMAIN } from "../gateway/mutual-tls/sample/verified-api";
import { REGION } from "../support/accounts/accounts";
import { succeeded } from "../support/processes/run";
import { BUCKET } from "../support/state/state-bucket";
import type { Workspace } from "../support/terraform/workspace";

export const PROVIDER = "111111111111";
export const CONSUMER = "222222222222";
const STACK = "provider";

/** The things that an entrance is made for: they exist before it. */
export interface EntranceParts {
  readonly apiId: string;
  readonly certificateArn: string;
  /** The authorities' certificates, in PEM. */
  readonly authorities: string;
  /** The list of what they have revoked, in PEM. */
  readonly revoked: string;
}

/** An entrance that Terraform makes, as its team would change it. */
export class DeployedEntrance {
  constructor(
    private readonly workspace: Workspace,
    private readonly parts: EntranceParts,
  ) {}

  /**
   * Writes the stack and applies it.
   * @param endpointIds the endpoints that may connect
   * @returns its outputs
   */
  async apply(endpointIds: readonly string[]): Promise<Readonly<Record<string, string>>> {
    this.#write(endpointIds);
    succeeded("init", await this.workspace.terraform(STACK, "init"));
    succeeded("apply", await this.workspace.terraform(STACK, "apply", "-auto-approve"));
    const { output } = succeeded("output", await this.workspace.terraform(STACK, "output", "-json"));
    const facts = JSON.parse(output) as Readonly<Record<string, { readonly value: string }>>;
    return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
  }

  async destroy(): Promise<void> {
    succeeded("destroy", await this.workspace.terraform(STACK, "destroy", "-auto-approve"));
  }

  #write(endpointIds: readonly string[]): void {
    const { apiId, certificateArn, authorities, revoked } = this.parts;
    const folder = join(this.workspace.folder, "cdktf.out", "stacks", STACK);
    const bundle = caBundle(authorities);
    if ("problems" in bundle) throw new Error(JSON.stringify(bundle.problems));
    const list = revocationList(revoked, bundle);
    if ("problem" in list) throw new Error(JSON.stringify(list.problem));
    const place = { account: PROVIDER, region: REGION };
    const stack = new EntranceStack(Testing.app(), {
      settings: {
        name: "shop",
        tags: {},
        state: { type: "s3", bucket: BUCKET, region: REGION, keyPrefix: "crosslink" },
      },
      party: {
        ...{ stackId: STACK, name: "shop-provider", ...place, roles: { path: "/" } },
        credentials: { assumeRole: { roleArn: `arn:aws:iam::${PROVIDER}:role/deploy` } },
      },
      domain: {
        ...{ name: DOMAIN, endpointType: "regional" },
        certificate: { kind: "adopted", arn: certificateArn },
      },
      caBundle: fileIn(folder, "ca-bundle.pem", bundle.text),
      revocationLists: { clients: fileIn(folder, "clients.pem", list.text) },
      consumer: { account: CONSUMER, endpointIds },
      api: { restApiId: apiId, stageName: "prod" },
      endpointPolicy: policyDocument([
        {
          Sid: "CallOneApi",
          Effect: "Allow",
          Principal: "*",
          Action: "execute-api:Invoke",
          Resource: `${apiArn({ ...place, apiId })}/*`,
        },
      ]),
    });
    writeFileSync(join(folder, "cdk.tf.json"), Testing.synth(stack));
  }
}

/** Puts a file where a stack's assets are. */
function fileIn(folder: string, name: string, text: string): Program {
  const path = `assets/${name}`;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return { path, content: Buffer.from(text), sha256: createHash("sha256").update(text).digest("hex") };
}
