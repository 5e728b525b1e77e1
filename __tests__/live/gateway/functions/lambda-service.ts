import type { DeployedSystem } from "../deployed-system";
import { rolePolicies } from "../policies/role-policies";
import type { CallerPlace } from "../private-names/caller-place";
import type { Session, Sessions } from "../signature/sessions";
import { type DeployedFunction, deployedFunction } from "./deployed-function";
import { functionNamed } from "./function-arn";
import { PATIENCE } from "./patience";
import { unpackCode } from "./process/code-folder";
import { FunctionProcess } from "./process/function-process";

/** Settings of a function that a test replaces; the others are as they were deployed. */
export interface FunctionOverrides {
  readonly environment?: Readonly<Record<string, string>>;
  readonly credentials?: Pick<Session, "accessKeyId" | "secretAccessKey" | "sessionToken">;
  /** The VPC whose names it resolves. */
  readonly vpcId?: string;
  /** After this a call is ended from outside. */
  readonly timeoutSeconds?: number;
}

/** So much time for a client's calls that no busy machine uses it up, for tests of anything but time. */
export const PATIENT: FunctionOverrides = { environment: { TIMEOUT_SECONDS: "240" }, timeoutSeconds: 300 };

/** The environment that tells a process where names lead in its VPC, or on the internet, and whom to trust there. */
export type NameEnvironment = (place: CallerPlace | undefined) => Promise<Readonly<Record<string, string>>>;

/** The place of a function; undefined for one in no VPC. @param vpcId another VPC, in which it has no security group */
function placeOf(deployed: DeployedFunction, vpcId = deployed.vpcId): CallerPlace | undefined {
  if (vpcId === undefined) return undefined;
  const { account, subnetIds, groupIds } = deployed;
  return vpcId === deployed.vpcId
    ? { account, vpcId, subnetIds, groupIds }
    : { account, vpcId, subnetIds: [], groupIds: [] };
}

/** A function behind an integration, and the settings that it was started with. */
interface Backend {
  readonly settings: string;
  readonly process: Promise<FunctionProcess>;
}

/** Runs deployed functions: their zip, their environment, the credentials of their role. */
export class LambdaService {
  readonly #processes: FunctionProcess[] = [];
  readonly #environments: object[] = [];
  readonly #backends = new Map<string, Backend>();

  constructor(
    private readonly system: DeployedSystem,
    private readonly sessions: Sessions,
    private readonly nameEnvironment: NameEnvironment,
    private readonly aheadMs: () => number = () => 0,
  ) {}

  /** Everything that functions have written to their logs. */
  get output(): string {
    return this.#processes.map(({ output }) => output).join("");
  }

  /** The variables that functions were started with, as JSON. */
  get environments(): string {
    return JSON.stringify(this.#environments);
  }

  /** Starts a function of an account, in a process of its own. */
  async start(account: string, name: string, overrides: FunctionOverrides = {}): Promise<FunctionProcess> {
    return this.#start(await deployedFunction(this.system.account(account), name), overrides);
  }

  async #start(
    deployed: DeployedFunction,
    overrides: FunctionOverrides,
    patience = 1,
  ): Promise<FunctionProcess> {
    const { system, aheadMs } = this;
    this.#environments.push(deployed.environment);
    const process = await FunctionProcess.start({
      folder: unpackCode(system.workspace.folder, deployed.codeSha256),
      handler: deployed.handler,
      timeoutSeconds: overrides.timeoutSeconds ?? deployed.timeoutSeconds * PATIENCE,
      env: await this.#environment(deployed, overrides),
      patience,
      aheadMs,
    });
    this.#processes.push(process);
    return process;
  }

  /**
   * The function behind an integration or an authorizer, or one that AWS runs: it is started once and kept, until its code,
   * its settings or the names that it can reach change.
   */
  async backend(functionArn: string): Promise<FunctionProcess> {
    const { account, name } = functionNamed(functionArn);
    const deployed = await deployedFunction(this.system.account(account), name);
    const settings = JSON.stringify([deployed, await this.nameEnvironment(placeOf(deployed))]);
    const known = this.#backends.get(functionArn);
    if (known?.settings === settings) return known.process;
    const backend = { settings, process: this.#start(deployed, {}, PATIENCE) };
    this.#backends.set(functionArn, backend);
    // The next call tries again: what was missing may be there by then.
    backend.process.catch(() => {
      if (this.#backends.get(functionArn) === backend) this.#backends.delete(functionArn);
    });
    return backend.process;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.stop()));
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
  async #environment(deployed: DeployedFunction, { environment, credentials, vpcId }: FunctionOverrides) {
    const own = credentials ?? (await this.#assume(deployed));
    return {
      ...deployed.environment,
      ...environment,
      AWS_REGION: deployed.region,
      AWS_LAMBDA_FUNCTION_NAME: deployed.name,
      AWS_ACCESS_KEY_ID: own.accessKeyId,
      AWS_SECRET_ACCESS_KEY: own.secretAccessKey,
      AWS_SESSION_TOKEN: own.sessionToken,
      AWS_ENDPOINT_URL_DYNAMODB: this.system.aws.url,
      ...(await this.nameEnvironment(placeOf(deployed, vpcId))),
    };
  }

  async #assume({ roleArn, name }: DeployedFunction): Promise<Session> {
    const { trust } = await rolePolicies(this.system.account(roleArn.split(":")[4] ?? ""), roleArn);
    if (!JSON.stringify(trust).includes('"lambda.amazonaws.com"'))
      throw new Error(`${roleArn} does not trust Lambda`);
    return this.sessions.begin(roleArn, name);
  }
}
