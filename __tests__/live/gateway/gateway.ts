import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LiveSystem } from "../support/live-system";
import type { ReceivedRequest } from "./canonical-request";
import { selfSigned } from "./certificate";
import type { Context } from "./context";
import { type Door, openDoor } from "./door";
import { executeApi } from "./execute-api";
import { LambdaService } from "./lambda-service";
import { type Picture, takePicture } from "./picture";
import { Sessions } from "./sessions";
import { sts } from "./sts";
import { Visits } from "./visits";
import { namesIn, SERVED_NAMES } from "./vpc-names";

const SERVICES = { "execute-api": executeApi, sts };

/**
 * The data path of a deployed system: what calls meet between the clients of a VPC and the functions behind an API. Its
 * endpoints, APIs, policies and functions are those of the emulated AWS, as of the last `look`.
 */
export class Gateway {
  readonly sessions: Sessions;
  readonly lambda: LambdaService;
  readonly visits = new Visits();
  readonly certificate = selfSigned(SERVED_NAMES);
  /** How far the clock of AWS is ahead of that of the clients, in milliseconds. */
  aheadMs = 0;
  /** What the rules of the web ACL make of a request. */
  blocks: (request: ReceivedRequest) => boolean = () => false;
  readonly #doors = new Map<string, Door>();
  #picture: Picture = { endpoints: [], apis: [], role: () => Promise.reject(new Error("look first")) };

  constructor(
    private readonly system: LiveSystem,
    private readonly accountIds: readonly string[],
  ) {
    this.sessions = new Sessions(system.aws.url);
    this.lambda = new LambdaService(system, this.sessions, (vpcId) => this.#vpcEnvironment(vpcId));
  }

  /** Sees what AWS has now, and opens a door for every new endpoint. */
  async look(): Promise<Picture> {
    this.#picture = await takePicture(this.system, this.accountIds);
    for (const { id, service } of this.#picture.endpoints) {
      const serve = SERVICES[service as keyof typeof SERVICES];
      if (serve === undefined || this.#doors.has(id)) continue;
      const door = await openDoor(this.certificate, (request) => {
        const endpoint = this.#picture.endpoints.find((one) => one.id === id);
        if (endpoint === undefined) throw new Error(`the endpoint ${id} is gone`);
        return serve(this.#context, endpoint, request);
      });
      this.#doors.set(id, door);
    }
    return this.#picture;
  }

  /** Where an endpoint listens, on the loopback. */
  portOf(endpointId: string): number {
    const door = this.#doors.get(endpointId);
    if (door === undefined) throw new Error(`there is no endpoint ${endpointId}`);
    return door.port;
  }

  async close(): Promise<void> {
    await this.lambda.stop();
    await Promise.all([...this.#doors.values()].map((door) => door.close()));
  }

  get #context(): Context {
    return {
      system: this.system,
      sessions: this.sessions,
      lambda: this.lambda,
      visits: this.visits,
      picture: () => this.#picture,
      now: () => Date.now() + this.aheadMs,
      blocks: this.blocks,
    };
  }

  #vpcEnvironment(vpcId: string | undefined) {
    const file = join(this.system.workspace.folder, "gateway", "certificate.pem");
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, this.certificate.cert);
    const names = namesIn(vpcId, this.#picture, (endpointId) => this.portOf(endpointId));
    return { VPC_NAMES: JSON.stringify(names), NODE_EXTRA_CA_CERTS: file };
  }
}
