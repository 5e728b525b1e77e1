import { openWorld } from "../http-api/way/open-world";
import type { World } from "../http-api/way/world";
import type { ServerParts } from "../mutual-tls/balancer-server";
import { BalancerServers } from "../mutual-tls/balancer-servers";
import { ConnectionLog } from "../mutual-tls/connection-log";
import { ownEnd } from "../mutual-tls/own-end";
import type { Names } from "../network/names";
import type { CallerPlace } from "./caller-place";
import { PrivateDoors } from "./private-doors";

const HTTPS = 443;

/** Everything that ways lead over, which the gateway has. */
export interface WayParts extends Pick<ServerParts, "blockedBy" | "now" | "write"> {
  /** The state of things for one connection or one request. */
  readonly world: () => Omit<World, "connect" | "ends">;
  /** The port that stands for an endpoint of a service of AWS; undefined where nobody stands for it. */
  readonly portOf: (endpointId: string) => number | undefined;
}

/** The ways that begin at a name of a private hosted zone, with the application balancers that they lead to. */
export class PrivateWays {
  readonly log = new ConnectionLog();
  readonly #balancers: BalancerServers;
  readonly #doors: PrivateDoors;
  readonly #parts: WayParts;

  constructor(parts: WayParts) {
    this.#parts = parts;
    const world = () => this.world();
    this.#balancers = new BalancerServers({ ...parts, world, log: this.log });
    this.#doors = new PrivateDoors(world, this.log);
  }

  /** A world in which ways also end at balancers, and at endpoints of AWS's services. */
  world(): World {
    return openWorld({ ...this.#parts.world(), ends: this.ends });
  }

  get ends(): NonNullable<World["ends"]> {
    return {
      balancer: (world, from, found, port) => this.#balancers.at(world, from, found, port),
      endpoint: (endpointId) => {
        const port = this.#parts.portOf(endpointId);
        return port === undefined ? undefined : ownEnd(endpointId, HTTPS, port);
      },
    };
  }

  /** The certificates of the balancers, which callers trust. */
  get trusted(): readonly string[] {
    return this.#balancers.trusted;
  }

  look(): Promise<void> {
    return this.#balancers.look(this.world());
  }

  names(place: CallerPlace): Promise<Names> {
    return this.#doors.names(place);
  }

  async close(): Promise<void> {
    await this.#doors.close();
    await this.#balancers.close();
  }
}
