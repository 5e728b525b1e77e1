import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { Side, World } from "../http-api/way/world";
import type { ConnectionLog } from "../mutual-tls/connection-log";
import type { Names } from "../network/names";
import type { CallerPlace } from "./caller-place";
import { zoneAddresses } from "./hosted-zones";

const HTTPS = 443;

/** A port of the loopback that stands for a name as it is known in a place. */
interface Door {
  readonly server: Server;
  readonly port: number;
}

/**
 * The names of private hosted zones, as they resolve for a caller in a VPC, with a port for each. A connection to the port is
 * followed hop by hop as the emulated AWS is at that moment, and passed on to the end of its way, byte by byte.
 */
export class PrivateDoors {
  readonly #doors = new Map<string, Promise<Door>>();
  readonly #sockets = new Set<Socket>();

  constructor(
    private readonly world: () => World,
    private readonly log: ConnectionLog,
  ) {}

  /** The names of a place's private zones, and the ports that stand for them there. */
  async names(place: CallerPlace): Promise<Names> {
    const known = Object.keys(await this.#addresses(this.world(), place));
    const ports = known.map(async (name) => [name, (await this.#doorTo(name, place)).port] as const);
    return Object.fromEntries(await Promise.all(ports));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const doors = await Promise.all(this.#doors.values());
    await Promise.all(doors.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  }

  #doorTo(name: string, place: CallerPlace): Promise<Door> {
    const key = JSON.stringify([name, place]);
    const door = this.#doors.get(key) ?? this.#open(name, place);
    this.#doors.set(key, door);
    return door;
  }

  async #open(name: string, place: CallerPlace): Promise<Door> {
    const server = createServer({ pauseOnConnect: true }, (socket) => {
      this.#keep(socket);
      this.#passOn(socket, name, place).catch((error: Error) => {
        this.log.stopped({ name, reason: `the test gateway failed: ${error.stack}` });
        socket.destroy();
      });
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return { server, port: (server.address() as AddressInfo).port };
  }

  async #passOn(socket: Socket, name: string, place: CallerPlace): Promise<void> {
    const world = this.world();
    const addresses = (await this.#addresses(world, place))[name] ?? [];
    const address = world.rotation.next(`addresses of ${name}`, addresses);
    const arrival = address && (await world.connect(await sideOf(world, place), { address, port: HTTPS }));
    if (!arrival || arrival.machine === undefined) {
      this.log.stopped({ name, reason: arrival ? arrival.stopped : `nobody knows the name ${name}` });
      // A caller whose packets are lost would wait; here nobody does.
      socket.destroy();
      return;
    }
    const release = arrival.machine.hold();
    const further = connect(arrival.machine.localPort, "127.0.0.1");
    this.#keep(further);
    further.on("close", release);
    socket.pipe(further).pipe(socket);
    socket.on("close", () => further.destroy());
    further.on("close", () => socket.destroy());
    socket.resume();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    // A connection that breaks off is its ends' business.
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
  }

  async #addresses({ accountIds, facts }: World, { vpcId }: CallerPlace) {
    const zones = await Promise.all(
      accountIds.map((id) =>
        facts.once(`zones ${id} ${vpcId}`, () => zoneAddresses(facts.account(id), vpcId)),
      ),
    );
    return Object.assign({}, ...zones) as Awaited<ReturnType<typeof zoneAddresses>>;
  }
}

async function sideOf({ facts }: World, { account, vpcId, subnetIds, groupIds }: CallerPlace): Promise<Side> {
  return { account, vpcId, groupIds, ranges: await facts.ranges(account, subnetIds) };
}
