import fc, { type GeneratorValue } from "fast-check";
import type { Auth } from "../../../src/model/provider";
import {
  account,
  keySettings,
  type OfferedService,
  oneOf,
  roleArn,
  type Setting,
  someOf,
  someRoutes,
} from "./arbitrary-parts";

/** A client in a deployment file. */
export interface ClientFile {
  readonly type: "lambda" | "instance" | "role" | "rest-front-door";
  readonly uses: string;
  /** None of a front door. */
  readonly auth?: "direct" | "assume-role" | "api-key" | "none";
  /** A role's name, or its ARN. */
  readonly role?: string;
  readonly arn?: string;
}

type Kind = Omit<ClientFile, "uses">;

const DIRECT: Kind = { type: "lambda", auth: "direct" };
const ASSUMED: Kind = { type: "lambda", auth: "assume-role" };
const KEYED: Kind = { type: "lambda", auth: "api-key" };
const DOOR: Kind = { type: "rest-front-door" };
const ROLE: Kind = { type: "role", auth: "direct" };

/**
 * The kinds of clients that a service can have: an instance is in a VPC, and signs if the API asks for it.
 */
const KINDS: Readonly<Record<OfferedService["type"], Readonly<Record<Auth, readonly Kind[]>>>> = {
  "private-rest-api": {
    iam: [DIRECT, ASSUMED, { type: "instance", auth: "direct" }, ROLE],
    none: [DIRECT, { type: "instance", auth: "none" }],
    "api-key": [KEYED, DOOR],
    certificate: [],
  },
  // Files with certificates are not made up at random, but are examples of their own.
  "mtls-rest-api": { iam: [], none: [], "api-key": [], certificate: [] },
  "regional-rest-api": { iam: [DIRECT, ASSUMED, ROLE], none: [DIRECT], "api-key": [], certificate: [] },
};

/** Some clients for each used service, by name. */
export function arbitraryClients(
  g: GeneratorValue,
  setting: Setting,
  used: readonly OfferedService[],
  consumer: string,
): Readonly<Record<string, ClientFile>> {
  const clients = used.flatMap((service) =>
    g(someOf<Kind>, KINDS[service.type][service.auth]).map((kind) =>
      clientOf(g, setting, service, kind, consumer),
    ),
  );
  return Object.fromEntries(clients);
}

function clientOf(
  g: GeneratorValue,
  setting: Setting,
  service: OfferedService,
  kind: Kind,
  consumer: string,
): readonly [string, ClientFile] {
  const { name: uses } = service;
  switch (kind.type) {
    case "role":
      return [`${uses}-task`, { ...kind, uses, ...existingRole(g, setting, consumer) }];
    case "instance":
      return [`${uses}-shell`, { ...kind, uses }];
    case "rest-front-door":
      return [`${uses}-door`, { ...kind, uses, ...door(g, service) }];
    case "lambda":
      return [`${uses}-${kind.auth}`, { ...kind, uses }];
  }
}

/** Callers with all routes of the use or some; the log role of the account left to others, as it may be another party's. */
function door(g: GeneratorValue, { routes, granted = routes }: OfferedService) {
  const callers = ["mobile", "back-office"].slice(0, g(fc.integer, { min: 1, max: 2 })).map((name) => {
    const some = someRoutes(g, granted);
    return [name, { ...some, ...keySettings(g, routes, some.routes ?? granted) }] as const;
  });
  return {
    accountLogRole: false,
    waf: g(oneOf<false | object>, [false, {}]),
    callers: Object.fromEntries(callers),
  };
}

/** An own role for each consumer, by name or ARN, often in the API's account. */
function existingRole(g: GeneratorValue, { region }: Setting, consumer: string) {
  const name = `tasks/${consumer}.task`;
  return g(oneOf<boolean>, [true, false]) ? { role: name } : { arn: roleArn(region, account(g), name) };
}
