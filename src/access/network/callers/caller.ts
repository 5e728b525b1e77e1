import type { Service } from "../expectations";
import { keyFunctionsOf } from "../keys/key-functions";
import { certificateFunction, certificateInstance } from "../mutual-tls/use/certificate-caller";
import { expanded, referent, textOf } from "../stack/reference";
import { entriesOf, type JsonObject, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { variablesOf } from "./variables";

/** A client as the stack makes it: a function or an instance, with the address that it calls; or a function for its keys. */
export interface Caller {
  readonly resource: Resource;
  readonly address: string;
  /** The host that it connects to, and the stage. */
  readonly connectTo?: string;
  readonly stage?: string;
  /** The host that it asks for. */
  readonly host?: string;
  /** The region that it signs for, empty where it does not say. @default it does not sign */
  readonly region?: string;
  /** The secret that it reads its key in: an address, or a text. @default it sends no key */
  readonly secret?: string;
  /** The domain that it calls, at the entrance of an API. @default it calls an API by the name that API Gateway gives it */
  readonly domain?: string;
  /** The secret that it reads a certificate in: an address, or a text. @default it shows none */
  readonly certificate?: string;
  /** The command with which people call from it. @default it is a function */
  readonly command?: string;
  readonly needs: readonly Service[];
}

const URL = /https:\/\/([^/\s']+)\/([\w-]+)/;
const HOST = /--header 'Host: ([^']+)'/;
const SIGNED = /--aws-sigv4 aws:amz:([a-z0-9-]*):/;

/** The clients of a consumer's stack: every instance, and every function that is not there for keys. */
export function callersOf(stack: Stack): readonly Caller[] {
  const commands = commandsByInstance(stack);
  const { ofUses, ofDoors, authorizers } = keyFunctionsOf(stack);
  const forKeys = new Set([...ofUses.values(), ...ofDoors.values(), ...authorizers.values()]);
  return [
    ...ofType(stack, "aws_lambda_function")
      .filter(({ address }) => !forKeys.has(address))
      .map((resource) => functionCaller(stack, resource)),
    ...ofType(stack, "aws_instance").map((resource) =>
      instanceCaller(stack, resource, commands.get(resource.address)),
    ),
  ];
}

/** The variables of a function that calls an API. */
const CALLING = ["API_URL", "API_HOST", "TIMEOUT_SECONDS"];
/** Those of the clients' functions, and of rotations. */
export const CLIENT_VARIABLES: ReadonlySet<string> = new Set([
  ...CALLING,
  ...["API_REGION", "DEFAULT_ROUTE", "API_KEY_SECRET_ARN", "ROLE_ARN", "SESSION_NAME", "EXTERNAL_ID"],
]);
export const ROTATION_VARIABLES: ReadonlySet<string> = new Set([...CALLING, "KEYS"]);

function functionCaller(stack: Stack, resource: Resource): Caller {
  const withCertificate = certificateFunction(stack, resource);
  if (withCertificate) return withCertificate;
  const variables = variablesOf(resource);
  const secret = referent(stack, variables.API_KEY_SECRET_ARN, "arn");
  return {
    ...calledBy(stack, resource),
    region: textOf(stack, variables.API_REGION) ?? "",
    secret,
    needs: [
      "execute-api",
      ...(variables.ROLE_ARN === undefined ? [] : ["sts" as const]),
      ...(secret === undefined ? [] : ["secretsmanager" as const]),
    ],
  };
}

/** A rotation calls an API with a new key, which it does not sign. */
export function rotationCaller(stack: Stack, resource: Resource): Caller {
  return { ...calledBy(stack, resource), needs: ["execute-api", "secretsmanager"] };
}

/** The authorizer of a front door reads keys, and calls nothing. */
export function authorizerCaller(resource: Resource): Caller {
  return { resource, address: resource.address, needs: ["secretsmanager"] };
}

function calledBy(stack: Stack, resource: Resource) {
  const variables = variablesOf(resource);
  const [, connectTo, stage] = URL.exec(textOf(stack, variables.API_URL) ?? "") ?? [];
  return {
    resource,
    address: resource.address,
    connectTo,
    stage,
    host: textOf(stack, variables.API_HOST),
  };
}

/** People call from an instance with the command that is put out for it. */
function instanceCaller(stack: Stack, resource: Resource, commands: JsonObject = {}): Caller {
  const curl = typeof commands.curl === "string" ? expanded(stack, commands.curl) : "";
  const withCertificate = certificateInstance(stack, resource, curl);
  if (withCertificate) return withCertificate;
  const [, connectTo, stage] = URL.exec(curl) ?? [];
  return {
    resource,
    address: resource.address,
    connectTo,
    stage,
    host: HOST.exec(curl)?.[1] ?? connectTo,
    region: SIGNED.exec(curl)?.[1],
    needs: ["execute-api", "ssm", "ssmmessages"],
  };
}

function commandsByInstance(stack: Stack): ReadonlyMap<string, JsonObject> {
  const commands = entriesOf(stack, "client_commands");
  const instances = Object.entries(entriesOf(stack, "client_instances"));
  return new Map(
    instances.map(([name, id]) => [referent(stack, id) ?? "", objectOf(commands[name])] as const),
  );
}
