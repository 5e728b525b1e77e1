import type { DeployedSystem } from "../deployed-system";
import { rolePolicies } from "../policies/role-policies";
import type { Session, Sessions } from "../signature/sessions";
import { unpackCode } from "./code-folder";
import { type DeployedFunction, deployedFunction } from "./deployed-function";
import { FunctionProcess } from "./function-process";
import { PATIENCE } from "./patience";

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
export type NameEnvironment = (vpcId: string | undefined) => Readonly<Record<string, string>>;

/** Runs deployed functions: their zip, their environment, the credentials of their role. */
export class LambdaService {
  readonly #processes: FunctionProcess[] = [];
  readonly #backends = new Map<string, Promise<FunctionProcess>>();

  constructor(
    private readonly system: DeployedSystem,
    private readonly sessions: Sessions,
    private readonly nameEnvironment: NameEnvironment,
  ) {}

  /** Starts a function of an account, in a process of its own. */
  async start(account: string, name: string, overrides: FunctionOverrides = {}): Promise<FunctionProcess> {
    const { system } = this;
    const deployed = await deployedFunction(system.account(account), name);
    const process = await FunctionProcess.start({
      folder: unpackCode(system.workspace.folder, deployed.codeSha256),
      handler: deployed.handler,
      timeoutSeconds: overrides.timeoutSeconds ?? deployed.timeoutSeconds * PATIENCE,
      env: await this.#environment(deployed, overrides),
    });
    this.#processes.push(process);
    return process;
  }

  /** The function behind an integration, which is started once and kept. */
  backend(functionArn: string): Promise<FunctionProcess> {
    const [, , , , account = "", , name = ""] = functionArn.split(":");
    const backend = this.#backends.get(functionArn) ?? this.start(account, name);
    this.#backends.set(functionArn, backend);
    return backend;
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
      ...this.nameEnvironment(vpcId ?? deployed.vpcId),
    };
  }

  async #assume({ roleArn, name }: DeployedFunction): Promise<Session> {
    const { trust } = await rolePolicies(this.system.account(roleArn.split(":")[4] ?? ""), roleArn);
    if (!JSON.stringify(trust).includes('"lambda.amazonaws.com"'))
      throw new Error(`${roleArn} does not trust Lambda`);
    return this.sessions.begin(roleArn, name);
  }
}
