import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REGION } from "../support/accounts/accounts";
import { AuthorizerCache } from "./authorizers/authorizer-cache";
import type { Context } from "./context";
import type { DeployedSystem } from "./deployed-system";
import { executeApi } from "./execute-api/execute-api";
import type { HttpAnswer } from "./execute-api/refusal";
import { runFunctionsOf } from "./functions/account-runners";
import { invokeOutcome } from "./functions/invoke-outcome";
import { LambdaService } from "./functions/lambda-service";
import { AccessLog } from "./http-api/access-log";
import { Throttles } from "./http-api/admission/throttles";
import { httpApi } from "./http-api/http-api";
import type { HttpApiState } from "./http-api/http-api-state";
import { IssuerKeys, type Issuers } from "./http-api/jwt/issuer-keys";
import { CurrentFacts } from "./http-api/way/current-facts";
import { Rotation } from "./http-api/way/rotation";
import { sampledRequests } from "./logs/sampled-requests";
import { StageLogs } from "./logs/stage-logs";
import { Machines } from "./machines/machines";
import { surroundingsOf } from "./machines/surroundings-of";
import { writeConnection } from "./mutual-tls/connection-files";
import type { ConnectionLog } from "./mutual-tls/connection-log";
import { type Certificate, selfSigned } from "./network/certificate";
import { internetNames } from "./network/internet-names";
import { type Listener, openListener } from "./network/listener";
import { type Names, servedNames, serviceName } from "./network/names";
import type { VpcEndpoint } from "./network/vpc-endpoints";
import { vpcNames } from "./network/vpc-names";
import type { CallerPlace } from "./private-names/caller-place";
import { PrivateWays } from "./private-names/private-ways";
import { RequestLog } from "./request-log";
import { dynamodb } from "./services/dynamodb";
import { parameterStore } from "./services/parameter-store";
import { secretsManager } from "./services/secrets-manager";
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
  /** The local addresses of the documents of issuers of tokens, by the issuers' URLs. @default none can be asked */
  readonly issuers?: Issuers;
  /** The paths of programs, by the repositories of the images that they are in. @default no task starts */
  readonly images?: Readonly<Record<string, string>>;
  /** Custom domain names, which the gateway needs a certificate for. @default none */
  readonly domainNames?: readonly string[];
  /** True = stages of APIs write their access logs, balancers those of connections, and WAF keeps samples. @default false */
  readonly logsCalls?: boolean;
}

type Serve = (
  context: Context,
  endpoint: VpcEndpoint | undefined,
  request: ReceivedRequest,
) => Promise<HttpAnswer>;

/** Everything that is behind an endpoint or on the internet, by the name that its endpoints have. */
const SERVICES: Readonly<Record<string, Serve>> = {
  "execute-api": executeApi,
  dynamodb,
  secretsmanager: secretsManager,
  ssm: parameterStore,
  sts,
};

/** The API of either kind that a request on the internet is for. */
const anyApi: Serve = async (context, _, request) =>
  (await httpApi(context, request)) ?? executeApi(context, undefined, request);

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
  /** The access log of the stages of HTTP APIs. */
  readonly accessLog = new AccessLog();
  /** The tasks and instances behind targets. */
  readonly machines: Machines;
  readonly region: string;
  readonly certificate: Certificate;
  /** AWS's clock is ahead of the clients' by so many milliseconds. */
  aheadMs = 0;
  /** So many milliseconds seem to have passed, to AWS and to the functions: for tests of what is different later. It only grows. */
  passedMs = 0;
  readonly #firewall: Firewall;
  readonly #stageLogs: StageLogs | undefined;
  readonly #stopSampling: () => void;
  readonly #listeners = new Map<string, Listener>();
  readonly #authorizerCache = new AuthorizerCache();
  readonly #httpApi: HttpApiState;
  readonly #ways: PrivateWays;
  /** The certificates that are in the file for processes. */
  #written = "";
  /** Log entries that are being written. */
  readonly #writing: Promise<void>[] = [];
  #lastLook: Promise<unknown> = Promise.resolve();
  #stopRunning = () => {};
  #snapshot: SystemSnapshot = {
    endpoints: [],
    gatewayEndpoints: [],
    apis: [],
    httpApis: [],
    domainMappings: [],
    restDomains: [],
    role: () => Promise.reject(new Error("look first")),
  };

  constructor(
    private readonly system: DeployedSystem,
    private readonly accountIds: readonly string[],
    {
      region = REGION,
      organizationId,
      issuers = {},
      images = {},
      domainNames = [],
      logsCalls,
    }: GatewayOptions = {},
  ) {
    this.region = region;
    this.certificate = selfSigned(servedNames(region, domainNames));
    this.#firewall = new Firewall(system.account);
    this.#stageLogs = logsCalls ? new StageLogs(system) : undefined;
    this.#stopSampling = this.#stageLogs ? system.aws.intercept(sampledRequests(this.#stageLogs)) : () => {};
    this.sessions = new Sessions(system.aws.url, region, (account) =>
      accountIds.includes(account) ? organizationId : undefined,
    );
    this.lambda = new LambdaService(
      system,
      this.sessions,
      async (place) => this.#nameEnvironment(place?.vpcId, place && (await this.privateNames(place))),
      () => this.passedMs,
    );
    this.machines = new Machines(
      surroundingsOf({
        system,
        sessions: this.sessions,
        images,
        nameEnvironment: (vpcId, more) => this.#nameEnvironment(vpcId, more),
        privateNames: (place) => this.privateNames(place),
        gatewayName: (endpointId, service) => this.#gatewayName(endpointId, service),
      }),
    );
    this.#httpApi = {
      accessLog: this.accessLog,
      facts: new CurrentFacts(system.aws, system.account),
      keys: new IssuerKeys(issuers),
      machines: this.machines,
      rotation: new Rotation(),
      throttles: new Throttles(),
    };
    const { facts, machines, rotation } = this.#httpApi;
    this.#ways = new PrivateWays({
      world: () => ({ accountIds, facts: facts.get(), machines, rotation }),
      portOf: (endpointId) => this.#listeners.get(endpointId)?.port,
      blockedBy: (balancer, sent, peer) =>
        this.#firewall.blockingRuleOf(balancer, sent, peer, this.#context.now()),
      now: () => this.#context.now(),
      ...(logsCalls && {
        write: (account, { arn }, connection) => {
          this.#writing.push(writeConnection(system.account(account), arn, connection));
        },
      }),
    });
  }

  /** Waits until what balancers log of their connections has been written. */
  async logsWritten(): Promise<void> {
    await Promise.all(this.#writing.splice(0));
  }

  /** Has the emulated AWS run the functions of these accounts here, until this is closed: also while Terraform applies. */
  runFunctions(): void {
    this.#stopRunning = runFunctionsOf(this.system.aws, this.accountIds, async (functionArn, payload) => {
      await this.look();
      const backend = await this.lambda.backend(functionArn);
      return invokeOutcome(await backend.call(JSON.parse(payload)));
    });
  }

  /** Takes a new snapshot of AWS, and opens a listener for every new endpoint. */
  look(): Promise<SystemSnapshot> {
    const look = this.#lastLook.then(() => this.#look());
    // A look that failed is none of the next one's business.
    this.#lastLook = look.catch(() => {});
    return look;
  }

  async #look(): Promise<SystemSnapshot> {
    this.#snapshot = await takeSystemSnapshot(this.system, this.accountIds);
    this.#firewall.forget();
    await this.#open(INTERNET, (request) => {
      const [service = ""] = request.connectedTo?.split(".") ?? [];
      const serve = SERVICES[service] ?? anyApi;
      return serve(this.#context, undefined, request);
    });
    const { endpoints, gatewayEndpoints } = this.#snapshot;
    for (const { id, service } of [...endpoints, ...gatewayEndpoints]) {
      const serve = SERVICES[service];
      if (serve === undefined) continue;
      await this.#open(id, (request) => {
        const known = [...this.#snapshot.endpoints, ...this.#snapshot.gatewayEndpoints];
        const endpoint = known.find((one) => one.id === id);
        if (endpoint === undefined) throw new Error(`the endpoint ${id} is gone`);
        return serve(this.#context, endpoint, request);
      });
    }
    await this.#ways.look();
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

  /** The names that the private hosted zones of a VPC have for a caller in it, and their ports. */
  privateNames(place: CallerPlace): Promise<Names> {
    return this.#ways.names(place);
  }

  /** The variables by which a Node process on the internet finds the names there, and trusts those who have them. */
  internetEnvironment(): Readonly<Record<string, string>> {
    const resolving = join(__dirname, "functions", "process", "resolve-names.cjs");
    return { NODE_OPTIONS: `--require ${resolving}`, ...this.#nameEnvironment(undefined) };
  }

  /** The connections that began at names of private hosted zones. */
  get connections(): ConnectionLog {
    return this.#ways.log;
  }

  /** The certificates, in PEM, that stand for those of AWS and of the user's domains. */
  get trusted(): readonly string[] {
    return [this.certificate.cert, ...this.#ways.trusted];
  }

  async close(): Promise<void> {
    this.#stopRunning();
    this.#stopSampling();
    await this.#ways.close();
    this.#httpApi.facts.close();
    await Promise.all([this.lambda.stop(), this.machines.stop()]);
    await Promise.all([...this.#listeners.values()].map((listener) => listener.close()));
  }

  get #context(): Context {
    return {
      system: this.system,
      accountIds: this.accountIds,
      region: this.region,
      sessions: this.sessions,
      lambda: this.lambda,
      requestLog: this.requestLog,
      stageLogs: this.#stageLogs,
      snapshot: () => this.#snapshot,
      now: () => Date.now() + this.passedMs + this.aheadMs,
      firewall: this.#firewall,
      authorizerCache: this.#authorizerCache,
      httpApi: this.#httpApi,
      certificate: this.certificate.cert,
      portOf: (endpointId) => this.#listeners.get(endpointId)?.port,
    };
  }

  async #open(id: string, answer: (request: ReceivedRequest) => Promise<HttpAnswer>): Promise<void> {
    if (this.#listeners.has(id)) return;
    const dated = async (request: ReceivedRequest) => {
      const { headers, ...answered } = await answer(request);
      // By it the AWS SDK corrects its own clock.
      return { ...answered, headers: { ...headers, date: new Date(this.#context.now()).toUTCString() } };
    };
    this.#listeners.set(id, await openListener(this.certificate, dated));
  }

  /** @param more names that a part of the VPC has beside those of all of it */
  #nameEnvironment(vpcId: string | undefined, more: Names = {}) {
    const file = join(this.system.workspace.folder, "gateway", "certificate.pem");
    const trusted = this.trusted.join("");
    // A process that is starting may be reading the file.
    if (trusted !== this.#written) {
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(`${file}.new`, trusted);
      renameSync(`${file}.new`, file);
      this.#written = trusted;
    }
    return { NAMES: JSON.stringify({ ...this.names(vpcId), ...more }), NODE_EXTRA_CA_CERTS: file };
  }

  /** The name of a service that has a gateway endpoint, and the port that stands for the endpoint. */
  #gatewayName(endpointId: string, service: string): Names {
    const port = this.#listeners.get(endpointId)?.port;
    return port === undefined ? {} : { [serviceName(service, this.region)]: port };
  }
}
