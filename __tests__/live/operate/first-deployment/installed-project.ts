import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { packPackage } from "../../../../build/installed";
import { type Run, run } from "../../support/processes/run";
import type { AttachedProvider } from "../../support/terraform/attached-provider";
import { awsEnvironment } from "../../support/terraform/aws-environment";
import { withDrivenTerraform } from "../../support/terraform/driven-terraform";

/** Credentials of a role. */
interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** An empty folder with the packed package beside it, in which everything is done as a user does it. */
export class InstalledProject {
  readonly folder: string;
  readonly #parent: string;
  readonly #env: Readonly<Record<string, string>>;

  constructor(awsUrl: string) {
    this.#parent = realpathSync(mkdtempSync(join(tmpdir(), "crosslink-first-")));
    this.folder = join(this.#parent, "private-api");
    mkdirSync(this.folder);
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...env } = awsEnvironment(this.#home, awsUrl);
    this.#env = env;
    const packed = packPackage();
    copyFileSync(packed.tarball, join(this.#parent, basename(packed.tarball)));
    packed.remove();
  }

  /** Has the AWS configuration have a profile: a session in an account, as after logging in. */
  addProfile(name: string, { accessKeyId, secretAccessKey, sessionToken }: Session): void {
    mkdirSync(join(this.#home, ".aws"), { recursive: true });
    const keys = { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey };
    const lines = Object.entries({ ...keys, aws_session_token: sessionToken }).map((pair) =>
      pair.join(" = "),
    );
    appendFileSync(join(this.#home, ".aws/credentials"), `[${name}]\n${lines.join("\n")}\n`);
  }

  /** The line as it is typed; npm has the registry and the cache of the machine, everything else the emulated AWS alone. */
  async type(line: string, provider: AttachedProvider): Promise<Run> {
    const [command = "", ...args] = line.split(" ");
    const start = (driven = {}) =>
      run(command, args, {
        cwd: this.folder,
        env: command === "npm" ? npmEnvironment() : { ...this.#env, ...driven },
      });
    return withDrivenTerraform(provider, this.#home, this.#stacks(), start);
  }

  remove(): void {
    rmSync(this.#parent, { recursive: true });
  }

  get #home(): string {
    return join(this.#parent, "home");
  }

  #stacks(): readonly string[] {
    const stacks = join(this.folder, "cdktf.out/stacks");
    try {
      return readdirSync(stacks).map((stackId) => join(stacks, stackId));
    } catch {
      return [];
    }
  }
}

/** Not that of the npm that may run these tests, which names the repository's own folder. */
function npmEnvironment(): Readonly<Record<string, string>> {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name));
  const quiet = {
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_loglevel: "error",
    npm_config_update_notifier: "false",
  };
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    ...quiet,
    npm_config_prefer_offline: "true",
  };
}
