import { AcceptVpcEndpointConnectionsCommand } from "@aws-sdk/client-ec2";
import { probe } from "../../data-path/system/probe";
import type { Account } from "../../support/accounts/accounts";
import type { GatewayOptions } from "../gateway";
import type { Session } from "../signature/sessions";
import { type GatewayNetwork, type LinkedService, linkService, makeGatewayNetwork } from "./gateway-network";
import { addRoutes, type HttpGateway, makeHttpGateway, type SampleRoute } from "./http-gateway";
import { makePrivateService, type PrivateService } from "./private-service";
import { type SampleSystem, useSampleSystemWith } from "./sample-system";
import { startTokenIssuer, type TokenIssuer } from "./token-issuer";

/** The account of the gateway, and that of the services behind it. */
export const GATEWAY = "111111111111";
export const PROVIDER = "222222222222";

export const ISSUER = "https://issuer.example";

/** A service behind the gateway, and the end of it in the VPC of the gateway. */
export interface ServiceBehind {
  readonly service: PrivateService;
  readonly linked: LinkedService;
}

/** A gateway to services of another account, made without Terraform, and its callers. */
export interface GatewaySystem extends SampleSystem {
  readonly issuer: TokenIssuer;
  readonly gatewayAccount: Account;
  readonly provider: Account;
  readonly network: GatewayNetwork;
  readonly api: HttpGateway;
  /** Offers a service without machines, and puts it behind the gateway. */
  readonly addService: (name: string, targets: "instance" | "ip") => Promise<ServiceBehind>;
  /** Has the provider accept the connection of the gateway to a service. */
  readonly accept: (behind: ServiceBehind) => Promise<void>;
  readonly addRoutes: (routes: readonly SampleRoute[]) => Promise<void>;
  readonly call: (method: string, path: string, sent?: Sent) => Promise<GatewayAnswer>;
}

/** A caller's request. */
export interface Sent {
  /** Absent = none. */
  readonly token?: string;
  readonly signer?: Session;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The reason that callers are not told: who refused, or why nothing was reached. */
  readonly reason?: string;
}

/** @param options beside those about the issuer */
export function useGatewaySystem(options: () => GatewayOptions = () => ({})): () => GatewaySystem {
  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await startTokenIssuer(ISSUER);
  });
  afterAll(() => issuer.close());
  const sample = useSampleSystemWith(
    () => ({ issuers: { [ISSUER]: issuer.address }, ...options() }),
    GATEWAY,
    PROVIDER,
  );
  let system: GatewaySystem | undefined;
  beforeAll(async () => {
    system = await gatewaySystem(sample(), issuer);
  });
  return () => {
    if (system === undefined) throw new Error("there is no system");
    return system;
  };
}

async function gatewaySystem(sample: SampleSystem, issuer: TokenIssuer): Promise<GatewaySystem> {
  const [gatewayAccount, provider] = [sample.account(GATEWAY), sample.account(PROVIDER)];
  const network = await makeGatewayNetwork(gatewayAccount);
  const api = await makeHttpGateway(gatewayAccount, ISSUER);
  let services = 0;
  return {
    ...sample,
    issuer,
    gatewayAccount,
    provider,
    network,
    api,
    addService: async (name, targets) => {
      services += 1;
      const service = await makePrivateService(provider, { name, consumer: GATEWAY, targets });
      return {
        service,
        linked: await linkService(gatewayAccount, network, { name, priority: services, service }),
      };
    },
    accept: async ({ service: { serviceId: ServiceId }, linked: { endpointId } }) => {
      await provider.ec2.send(
        new AcceptVpcEndpointConnectionsCommand({ ServiceId, VpcEndpointIds: [endpointId] }),
      );
    },
    addRoutes: async (routes) => {
      await addRoutes(gatewayAccount, api, network, routes);
      await sample.gateway.look();
    },
    call: (method, path, sent) => call(sample, api, { method, path, ...sent }),
  };
}

async function call(
  { gateway }: SampleSystem,
  { host }: HttpGateway,
  { method, path, token, signer, headers, body }: Sent & { readonly method: string; readonly path: string },
): Promise<GatewayAnswer> {
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const sent = { "user-agent": "probe", ...authorization, ...headers };
  const before = gateway.requestLog.count;
  const answered = await probe({ gateway }, { host, method, path, headers: sent, signer, body });
  const logged = gateway.requestLog.after(before).find(({ operation }) => operation === `${method} ${path}`);
  return {
    status: answered.statusCode,
    headers: answered.headers,
    body: String(answered.body),
    reason: logged?.refusedBy ?? logged?.integrationError,
  };
}
