import type { Consumer, FunctionClient } from "../model/consumer";
import { keptKeys } from "../model/keys/kept-keys";
import type { Provider } from "../model/provider";
import { lambdaFile } from "./lambdas";

/** A function's code, zipped for Lambda. */
export interface Bundle {
  /**
   * The zip file's path relative to the stack's JSON: `assets/direct.1a2b3c4d5e6f.zip`, with its content's
   * hash.
   */
  readonly path: string;
  readonly zip: Uint8Array;
  /** The zip file's SHA-256 in base64, as Lambda reports it. */
  readonly sha256: string;
}

/** The bundles of a deployment. */
export interface Bundles {
  /**
   * @param files further files of the zip, by name
   * @throws Error where the entry was not bundled.
   */
  readonly of: (entry: string, files?: Readonly<Record<string, string>>) => Bundle;
}

/** The same bundles, and those of them that were asked for. */
export function recorded(bundles: Bundles): Bundles & { readonly used: readonly Bundle[] } {
  const used: Bundle[] = [];
  return {
    used,
    of: (entry, files) => {
      const bundle = bundles.of(entry, files);
      used.push(bundle);
      return bundle;
    },
  };
}

/** The module of a Lambda client, by how its calls are known. */
export function clientEntry({ auth }: Pick<FunctionClient, "auth">): string {
  return lambdaFile(auth, "handler.ts");
}

/** The module of the authorizer of an API with keys. */
export const AUTHORIZER = lambdaFile("authorizer", "handler.ts");
/** The module of the authorizer of a front door. */
export const FRONT_DOOR = lambdaFile("front-door", "handler.ts");
/** The module that makes keys and rotates them. */
export const ROTATION = lambdaFile("rotation", "handler.ts");

/** The modules of a provider's functions. */
export function providerEntries({ service, backend }: Provider): readonly string[] {
  const handlers = backend.handlers.map(({ entry }) => entry);
  return service.auth === "api-key" ? [...handlers, AUTHORIZER] : handlers;
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
