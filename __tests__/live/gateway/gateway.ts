import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REGION } from "../support/accounts/accounts";
import type { Context } from "./context";
import type { DeployedSystem } from "./deployed-system";
import { executeApi } from "./execute-api/execute-api";
import type { HttpAnswer } from "./execute-api/refusal";
import { LambdaService } from "./functions/lambda-service";
import { type Certificate, selfSigned } from "./network/certificate";
import { internetNames } from "./network/internet-names";
import { type Listener, openListener } from "./network/listener";
import { type Names, servedNames } from "./network/names";
import { vpcNames } from "./network/vpc-names";
import { RequestLog } from "./request-log";
import type { ReceivedRequest } from "./signature/canonical-request";
import { Sessions } from "./signature/sessions";
import { sts } from "./sts/sts";
import { type SystemSnapshot, takeSystemSnapshot } from "./system-snapshot";
import { Firewall } from "./waf/firewall";

/** Facts about a system that the emulated AWS does not know. */
export interface GatewayOptions {
  /** @default the region of a live run */
  readonly region?: string;
  /** The organization of AWS Organizations that its accounts are in. @default none */
  readonly organizationId?: string;
}

const SERVICES = { "execute-api": executeApi, sts };

/** The key of the listener that is reached through no endpoint. */
const INTERNET = "internet";

/**
 * The data path of a deployed system: everything between the clients, in a VPC or on the internet, and the
 * functions behind an API. Its endpoints, APIs, policies and functions are those of the emulated AWS, as of the last `look`.
 */
export class Gateway {
  readonly sessions: Sessions;
  readonly lambda: LambdaService;
  readonly requestLog = new RequestLog();
  readonly region: string;
  readonly certificate: Certificate;
  /** AWS's clock is ahead of the clients' by so many milliseconds. */
  aheadMs = 0;
  readonly #firewall: Firewall;
  readonly #listeners = new Map<string, Listener>();
  #snapshot: SystemSnapshot = {
    endpoints: [],
    apis: [],
    role: () => Promise.reject(new Error("look first")),
  };

  constructor(
    private readonly system: DeployedSystem,
    private readonly accountIds: readonly string[],
    { region = REGION, organizationId }: GatewayOptions = {},
  ) {
    this.region = region;
    this.certificate = selfSigned(servedNames(region));
    this.#firewall = new Firewall(system.account);
    this.sessions = new Sessions(system.aws.url, region, (account) =>
      accountIds.includes(account) ? organizationId : undefined,
    );
    this.lambda = new LambdaService(system, this.sessions, (vpcId) => this.#nameEnvironment(vpcId));
  }

  /** Takes a new snapshot of AWS, and opens a listener for every new endpoint. */
  async look(): Promise<SystemSnapshot> {
    this.#snapshot = await takeSystemSnapshot(this.system, this.accountIds);
    this.#firewall.forget();
    await this.#open(INTERNET, (request) => {
      const serve = request.connectedTo?.startsWith("sts.") ? sts : executeApi;
      return serve(this.#context, undefined, request);
    });
    for (const { id, service } of this.#snapshot.endpoints) {
      const serve = SERVICES[service as keyof typeof SERVICES];
      if (serve === undefined) continue;
      await this.#open(id, (request) => {
        const endpoint = this.#snapshot.endpoints.find((one) => one.id === id);
        if (endpoint === undefined) throw new Error(`the endpoint ${id} is gone`);
        return serve(this.#context, endpoint, request);
      });
    }
    return this.#snapshot;
  }

  /**
   * The port of the loopback that an endpoint listens on.
   * @param endpointId absent = the port of everything on the internet
   */
  portOf(endpointId = INTERNET): number {
    const listener = this.#listeners.get(endpointId);
    if (listener === undefined) throw new Error(`there is no endpoint ${endpointId}`);
    return listener.port;
  }

  /**
   * The names that resolve in a VPC, and their ports.
   * @param vpcId absent = on the internet
   */
  names(vpcId?: string): Names {
    return vpcId === undefined
      ? internetNames(this.region, this.#snapshot, this.portOf())
      : vpcNames(vpcId, this.#snapshot, (endpointId) => this.#listeners.get(endpointId)?.port);
  }

  async close(): Promise<void> {
    await this.lambda.stop();
    await Promise.all([...this.#listeners.values()].map((listener) => listener.close()));
  }

  get #context(): Context {
    return {
      system: this.system,
      region: this.region,
      sessions: this.sessions,
      lambda: this.lambda,
      requestLog: this.requestLog,
      snapshot: () => this.#snapshot,
      now: () => Date.now() + this.aheadMs,
      firewall: this.#firewall,
    };
  }

  async #open(id: string, answer: (request: ReceivedRequest) => Promise<HttpAnswer>): Promise<void> {
    if (!this.#listeners.has(id)) this.#listeners.set(id, await openListener(this.certificate, answer));
  }

  #nameEnvironment(vpcId: string | undefined) {
    const file = join(this.system.workspace.folder, "gateway", "certificate.pem");
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, this.certificate.cert);
    return { NAMES: JSON.stringify(this.names(vpcId)), NODE_EXTRA_CA_CERTS: file };
  }
}
