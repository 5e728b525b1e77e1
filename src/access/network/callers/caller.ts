import type { Service } from "../expectations";
import { expanded, referent, textOf } from "../stack/reference";
import { entriesOf, type JsonObject, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";

/** A client as the stack makes it: a function or an instance, with the address that it calls. */
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
  readonly needs: readonly Service[];
}

const URL = /https:\/\/([^/\s']+)\/([\w-]+)/;
const HOST = /--header 'Host: ([^']+)'/;
const SIGNED = /--aws-sigv4 aws:amz:([a-z0-9-]*):/;

/** Every function and instance of a consumer's stack: each is a client. */
export function callersOf(stack: Stack): readonly Caller[] {
  const commands = commandsByInstance(stack);
  return [
    ...ofType(stack, "aws_lambda_function").map((resource) => functionCaller(stack, resource)),
    ...ofType(stack, "aws_instance").map((resource) =>
      instanceCaller(stack, resource, commands.get(resource.address)),
    ),
  ];
}

/** The variables are those of the clients' functions. */
function functionCaller(stack: Stack, resource: Resource): Caller {
  const variables = objectOf(objectOf(resource.attributes.environment).variables);
  const [, connectTo, stage] = URL.exec(textOf(stack, variables.API_URL) ?? "") ?? [];
  return {
    resource,
    address: resource.address,
    connectTo,
    stage,
    host: textOf(stack, variables.API_HOST),
    region: textOf(stack, variables.API_REGION) ?? "",
    needs: variables.ROLE_ARN === undefined ? ["execute-api"] : ["execute-api", "sts"],
  };
}

/** People call from an instance with the command that is put out for it. */
function instanceCaller(stack: Stack, resource: Resource, commands: JsonObject = {}): Caller {
  const curl = typeof commands.curl === "string" ? expanded(stack, commands.curl) : "";
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
