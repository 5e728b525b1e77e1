import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Operation } from "../../../src/operate/operation";
import { linksOf } from "../../../src/operate/parties/links";
import { partiesOf } from "../../../src/operate/parties/parties";
import { jsonPrinter, textPrinter } from "../../../src/operate/printer";
import { DEFAULT, deploymentFrom } from "../../support/deployment";

const FAKE_TERRAFORM = join(__dirname, "fake-terraform.mjs");

/** A deployment on disk with a world that the fake Terraform changes. */
export class FakeWorld {
  readonly folder = mkdtempSync(join(tmpdir(), "crosslink-operate-"));
  readonly file = join(this.folder, "deployment.yaml");
  readonly stop = new AbortController();
  #printed = "";

  constructor(private readonly deployment: object = DEFAULT) {
    mkdirSync(join(this.folder, "world"));
    writeFileSync(this.file, "name: private-api\n");
  }

  /** What was printed so far, with seconds made `_`. */
  get printed(): readonly string[] {
    return this.#printed
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/\b\d+ s$/, "_ s").replaceAll(this.folder, "."));
  }

  /** Terraform's commands so far: `provider plan`. */
  get calls(): readonly string[] {
    const file = this.#in("calls");
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  }

  operation(more: Partial<Operation> & { readonly json?: boolean } = {}): Operation {
    const { json = false, ...rest } = more;
    this.#printed = "";
    const out = { write: (text: string) => (this.#printed += text) };
    return {
      file: this.file,
      synthesize: async () => this.#synthesize(),
      env: {
        ...process.env,
        TERRAFORM_BINARY_NAME: FAKE_TERRAFORM,
        FAKE_WORLD: join(this.folder, "world"),
        ...rest.env,
      },
      logFolder: join(this.folder, "logs"),
      tell: json ? jsonPrinter(out) : textPrinter(out),
      interrupted: this.stop.signal,
      commandLine: (...args) => ["npx crosslink", ...args].join(" "),
      ...withoutEnv(rest),
    };
  }

  /** Has the fake Terraform misbehave in a stack. */
  make(fault: string, stackId: string, text = ""): void {
    writeFileSync(this.#in(`${stackId}.${fault}`), text);
  }

  mend(fault: string, stackId: string): void {
    rmSync(this.#in(`${stackId}.${fault}`));
  }

  /** A file of the world, once it is there. */
  async appears(name: string): Promise<string> {
    while (!existsSync(this.#in(name))) await new Promise((resolve) => setTimeout(resolve, 20));
    return readFileSync(this.#in(name), "utf8");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #in(name: string): string {
    return join(this.folder, "world", name);
  }

  /** Stacks that read what the deployment's links say, each with two resources. */
  #synthesize() {
    const deployment = deploymentFrom(this.deployment);
    const links = linksOf(deployment);
    const stacks = partiesOf(deployment).map(({ stackId }) => {
      const folder = join(this.folder, "stacks", stackId);
      mkdirSync(folder, { recursive: true });
      const reads = links.filter(({ reader }) => reader === stackId);
      const resources = ["aws_dynamodb_table.table", "aws_lambda_function.function"];
      writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ reads, resources }));
      return { stackId, folder };
    });
    return { deployment, stacks, access: ["access: proven"] };
  }
}

function withoutEnv({ env: _, ...rest }: Partial<Operation>): Partial<Operation> {
  return rest;
}
