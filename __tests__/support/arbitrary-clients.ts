import type { GeneratorValue } from "fast-check";
import { type OfferedService, someOf } from "./arbitrary-parts";

/** A client as a file holds it. */
export interface ClientFile {
  readonly type: "lambda" | "instance";
  readonly uses: string;
  readonly auth: "direct" | "assume-role" | "none";
}

type Kind = Omit<ClientFile, "uses">;

const DIRECT: Kind = { type: "lambda", auth: "direct" };
const ASSUMED: Kind = { type: "lambda", auth: "assume-role" };

/** The kinds of clients that a service can have: an instance is in a VPC, and signs where it is asked to. */
const KINDS: Readonly<
  Record<OfferedService["type"], Readonly<Record<OfferedService["auth"], readonly Kind[]>>>
> = {
  "private-rest-api": {
    iam: [DIRECT, ASSUMED, { type: "instance", auth: "direct" }],
    none: [DIRECT, { type: "instance", auth: "none" }],
  },
  "regional-rest-api": { iam: [DIRECT, ASSUMED], none: [DIRECT] },
};

/** Some clients of each service that is used, by name. */
export function arbitraryClients(
  g: GeneratorValue,
  used: readonly OfferedService[],
): Readonly<Record<string, ClientFile>> {
  return Object.fromEntries(
    used.flatMap(({ name: uses, type, auth }) =>
      g(someOf<Kind>, KINDS[type][auth]).map((kind) => [
        kind.type === "instance" ? `${uses}-shell` : `${uses}-${kind.auth}`,
        { ...kind, uses },
      ]),
    ),
  );
}
