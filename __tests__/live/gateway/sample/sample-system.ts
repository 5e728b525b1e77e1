import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateFunctionCommand, type VpcConfig } from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";
import type { EmulatedAws } from "../../emulated-aws/emulated-aws";
import { useEmulatedAws } from "../../emulated-aws/use-emulated-aws";
import type { Account } from "../../support/accounts/accounts";
import { Gateway, type GatewayOptions } from "../gateway";

/** A gateway to a few things that a test makes itself, with no Terraform. */
export interface SampleSystem {
  readonly aws: EmulatedAws;
  readonly account: (id: string) => Account;
  readonly gateway: Gateway;
  /** Makes a function of one file. @returns its ARN */
  readonly makeFunction: (account: Account, made: SampleFunction) => Promise<string>;
}

export interface SampleFunction {
  readonly name: string;
  readonly roleArn: string;
  /** The text of `index.js`. */
  readonly code: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly vpc?: VpcConfig;
}

export function useSampleSystem(...accountIds: readonly string[]): () => SampleSystem {
  return useSampleSystemWith(() => ({}), ...accountIds);
}

/** @param options asked for before the tests */
export function useSampleSystemWith(
  options: () => GatewayOptions,
  ...accountIds: readonly string[]
): () => SampleSystem {
  const used = useEmulatedAws();
  let system: SampleSystem | undefined;
  let takeDown = async () => {};
  beforeAll(() => {
    const { aws, account } = used();
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "crosslink-sample-")));
    const gateway = new Gateway({ aws, account, workspace: { folder } }, accountIds, options());
    system = { aws, account, gateway, makeFunction: (owner, made) => makeFunction(folder, owner, made) };
    takeDown = async () => {
      await gateway.close();
      rmSync(folder, { recursive: true });
    };
  });
  afterAll(() => takeDown());
  return () => {
    if (system === undefined) throw new Error("the emulated AWS did not start");
    return system;
  };
}

/** Its zip is put where that of a stack is. */
async function makeFunction(
  folder: string,
  { lambda }: Account,
  { name, roleArn, code, environment = {}, vpc }: SampleFunction,
): Promise<string> {
  const assets = join(folder, "cdktf.out", "stacks", "sample", "assets");
  const ZipFile = zipSync({ "index.js": Buffer.from(code) });
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(assets, `${name}.zip`), ZipFile);
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: roleArn,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Timeout: 30,
      Environment: { Variables: { ...environment } },
      VpcConfig: vpc,
      Code: { ZipFile },
    }),
  );
  return FunctionArn ?? "";
}
