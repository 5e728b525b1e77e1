import type { Consumer, FunctionClient } from "../model/consumer";
import type { ServiceProvider } from "../model/gateway/endpoint-service";
import type { GatewayConsumer } from "../model/gateway/gateway";
import { keptKeys } from "../model/keys/kept-keys";
import type { Auth, Provider } from "../model/provider";
import { lambdaFile } from "./lambdas";

/** A file that lies next to a stack's JSON. */
export interface Asset {
  /** Its path relative to the stack's JSON, with its content's hash: `assets/direct.1a2b3c4d5e6f.zip`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** A function's code, zipped for Lambda. */
export interface Bundle extends Asset {
  /** The zip file's SHA-256 in base64, as Lambda reports it. */
  readonly sha256: string;
}

/** A program for an instance, or another file that is uploaded as it is. */
export interface Program extends Asset {
  /** The file's SHA-256 in hexadecimal, as `sha256sum` prints it. */
  readonly sha256: string;
}

/** The bundles of a deployment. */
export interface Bundles {
  /**
   * @param files further files of the zip, by name
   * @throws Error where the entry was not bundled.
   */
  readonly of: (entry: string, files?: Readonly<Record<string, string>>) => Bundle;
  /** @throws Error where the entry was not bundled. */
  readonly programOf: (entry: string) => Program;
}

/** The same bundles, and those of them that were asked for. */
export interface Recorded extends Bundles {
  readonly used: readonly Asset[];
  /** Has a file beside the stack as well. */
  readonly keep: <A extends Asset>(asset: A) => A;
}

export function recorded(bundles: Bundles): Recorded {
  const used: Asset[] = [];
  const keep = <A extends Asset>(asset: A): A => {
    used.push(asset);
    return asset;
  };
  return {
    used,
    keep,
    of: (entry, files) => keep(bundles.of(entry, files)),
    programOf: (entry) => keep(bundles.programOf(entry)),
  };
}

/** The module of a Lambda client, by how its calls are known. */
export function clientEntry({ auth, use }: Pick<FunctionClient, "auth" | "use">): string {
  return lambdaFile(auth === "certificate" && use.auth === "iam" ? "certificate-direct" : auth, "handler.ts");
}

/** The module of the authorizer of an API with keys. */
export const AUTHORIZER = lambdaFile("authorizer", "handler.ts");
/** The module of the authorizer of an API behind mutual TLS. */
export const CERTIFICATE_AUTHORIZER = lambdaFile("certificate-authorizer", "handler.ts");
/** The module of the authorizer of a front door. */
export const FRONT_DOOR = lambdaFile("front-door", "handler.ts");
/** The module that makes keys and rotates them. */
export const ROTATION = lambdaFile("rotation", "handler.ts");

/** The module that keeps a gateway's link awake. */
export const KEEP_WARM = lambdaFile("keep-warm", "handler.ts");

const AUTHORIZERS: Readonly<Partial<Record<Auth, readonly string[]>>> = {
  "api-key": [AUTHORIZER],
  certificate: [CERTIFICATE_AUTHORIZER],
};

/** The modules of a provider's functions. */
export function providerEntries({ service, backend }: Provider): readonly string[] {
  const handlers = backend.handlers.map(({ entry }) => entry);
  return [...handlers, ...(AUTHORIZERS[service.auth] ?? [])];
}

/** The modules of a consumer's functions. */
export function consumerEntries(consumer: Consumer): readonly string[] {
  return [
    ...consumer.clients.flatMap((client) =>
      client.type === "lambda" ? clientEntry(client) : client.type === "rest-front-door" ? FRONT_DOOR : [],
    ),
    ...(keptKeys(consumer).length > 0 ? [ROTATION] : []),
  ];
}

/** The modules of a gateway's functions. */
export function gatewayEntries({ gateway }: GatewayConsumer): readonly string[] {
  return gateway.keepWarm ? [KEEP_WARM] : [];
}

/** The programs of a provider's instances. */
export function programEntries({ service: { compute } }: ServiceProvider): readonly string[] {
  return compute.type === "ec2" ? [compute.entry] : [];
}
