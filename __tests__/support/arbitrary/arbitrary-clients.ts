import type { GeneratorValue } from "fast-check";
import { account, type OfferedService, oneOf, roleArn, type Setting, someOf } from "./arbitrary-parts";

/** A client in a deployment file. */
export interface ClientFile {
  readonly type: "lambda" | "instance" | "role";
  readonly uses: string;
  readonly auth: "direct" | "assume-role" | "none";
  /** A role's name, or its ARN. */
  readonly role?: string;
  readonly arn?: string;
}

type Kind = Omit<ClientFile, "uses">;

const DIRECT: Kind = { type: "lambda", auth: "direct" };
const ASSUMED: Kind = { type: "lambda", auth: "assume-role" };
const ROLE: Kind = { type: "role", auth: "direct" };

/**
 * The kinds of clients that a service can have: an instance is in a VPC, and signs if the API asks for it.
 */
const KINDS: Readonly<
  Record<OfferedService["type"], Readonly<Record<OfferedService["auth"], readonly Kind[]>>>
> = {
  "private-rest-api": {
    iam: [DIRECT, ASSUMED, { type: "instance", auth: "direct" }, ROLE],
    none: [DIRECT, { type: "instance", auth: "none" }],
  },
  "regional-rest-api": { iam: [DIRECT, ASSUMED, ROLE], none: [DIRECT] },
};

/** Some clients for each used service, by name. */
export function arbitraryClients(
  g: GeneratorValue,
  setting: Setting,
  used: readonly OfferedService[],
  consumer: string,
): Readonly<Record<string, ClientFile>> {
  return Object.fromEntries(
    used.flatMap(({ name: uses, type, auth }) =>
      g(someOf<Kind>, KINDS[type][auth]).map((kind) =>
        kind.type === "role"
          ? [`${uses}-task`, { ...kind, uses, ...existingRole(g, setting, consumer) }]
          : [kind.type === "instance" ? `${uses}-shell` : `${uses}-${kind.auth}`, { ...kind, uses }],
      ),
    ),
  );
}

/** An own role for each consumer, by name or ARN, often in the API's account. */
function existingRole(g: GeneratorValue, { region }: Setting, consumer: string) {
  const name = `tasks/${consumer}.task`;
  return g(oneOf<boolean>, [true, false]) ? { role: name } : { arn: roleArn(region, account(g), name) };
}
