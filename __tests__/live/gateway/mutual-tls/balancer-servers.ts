import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { DescribeListenersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ApplicationBalancer } from "../http-api/application-balancer/application-balancer";
import { certificateNames } from "../http-api/application-balancer/certificate-names";
import { balancerAt, balancersOf } from "../http-api/targets/balancer-interfaces";
import type { Side, World } from "../http-api/way/world";
import type { Machine } from "../machines/machine";
import { type Certificate, selfSigned } from "../network/certificate";
import { BalancerServer, type ServerParts } from "./balancer-server";
import { ownEnd } from "./own-end";

/** The listeners of application balancers, each a server that is opened when a connection first comes to it. */
export class BalancerServers {
  readonly #servers = new Map<string, Promise<BalancerServer>>();
  readonly #certificates = new Map<string, Certificate>();
  readonly #parts: ServerParts;

  constructor(parts: Omit<ServerParts, "certificateOf">) {
    this.#parts = { ...parts, certificateOf: (balancer) => this.#certificateFor(balancer) };
  }

  /** The certificates of all listeners for HTTPS, in PEM. Whoever trusts them has a real client's trust in those of AWS. */
  get trusted(): readonly string[] {
    return [...this.#certificates.values()].map(({ cert }) => cert);
  }

  /** Looks which certificates the listeners of the accounts have. */
  async look({ accountIds, facts }: World): Promise<void> {
    for (const account of accountIds)
      for (const { LoadBalancerArn, Type } of await balancersOf(facts, account)) {
        if (Type !== "application") continue;
        const described = new DescribeListenersCommand({ LoadBalancerArn });
        const { Listeners = [] } = await facts.account(account).elb.send(described);
        for (const { Certificates = [] } of Listeners)
          await this.#certificate(facts, account, Certificates[0]?.CertificateArn);
      }
  }

  /** The listener that a connection reaches at a network interface; undefined where the balancer has none on the port. */
  async at(world: World, from: Side, found: NetworkInterface, port: number): Promise<Machine | undefined> {
    const { facts } = world;
    const { account } = from;
    const balancer = await balancerAt(facts, account, found);
    if (balancer === undefined) return undefined;
    const LoadBalancerArn = balancer.LoadBalancerArn ?? "";
    const { Listeners = [] } = await facts.once(`listeners ${LoadBalancerArn}`, () =>
      facts.account(account).elb.send(new DescribeListenersCommand({ LoadBalancerArn })),
    );
    const listenerArn = Listeners.find(({ Port }) => Port === port)?.ListenerArn;
    if (listenerArn === undefined) return undefined;
    const peerAddress = await addressWithin(world, from);
    const known = this.#servers.get(listenerArn);
    const server = known ?? BalancerServer.open({ account, listenerArn, peerAddress }, this.#parts);
    this.#servers.set(listenerArn, server);
    return ownEnd(listenerArn, port, (await server).port);
  }

  async close(): Promise<void> {
    const servers = await Promise.all(this.#servers.values());
    await Promise.all(servers.map((server) => server.close()));
  }

  #certificateFor({ account, listener }: ApplicationBalancer): Promise<Certificate> {
    return this.#certificate(this.#parts.world().facts, account, listener.certificateArns[0]);
  }

  /** Certificate Manager gives nobody the key: it is a certificate of the test's own that has the names. */
  async #certificate(facts: World["facts"], account: string, arn = ""): Promise<Certificate> {
    const names = arn === "" ? [] : await certificateNames(facts, account, arn);
    const key = `${arn} ${names.join(" ")}`;
    const certificate =
      this.#certificates.get(key) ?? selfSigned(names, `Crosslink test balancer, ${arn.split("/").at(-1)}`);
    if (names.length > 0) this.#certificates.set(key, certificate);
    return certificate;
  }
}

/** An address of a network interface of the side that connects. */
async function addressWithin({ facts }: World, { account, vpcId, groupIds }: Side): Promise<string> {
  const interfaces = await facts.interfaces(account);
  const own = interfaces.find(
    ({ VpcId, Groups = [] }) =>
      VpcId === vpcId && Groups.some(({ GroupId = "" }) => groupIds.includes(GroupId)),
  );
  return own?.PrivateIpAddress ?? "0.0.0.0";
}
