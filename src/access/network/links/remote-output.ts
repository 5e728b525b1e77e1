import { referent } from "../stack/reference";
import { type JsonObject, objectOf, type Stack } from "../stack/stack-json";

/** A value that one stack reads of another's state. */
interface RemoteOutput {
  readonly stack: Stack;
  readonly output: string;
  /** The thing of that stack that the output stands for. */
  readonly referent?: string;
}

const OUTPUT = /data\.(terraform_remote_state\.[\w-]+)(?:\[0\])?\.outputs\.([\w-]+)(?:\["([\w-]+)"\])?/g;

/**
 * The output of one of the stacks that an expression reads; undefined where it reads none of them, or several.
 * @param attribute the one by which the output names a thing
 */
export function remoteOutput(
  stack: Stack,
  expression: string,
  stacks: ReadonlyMap<string, Stack>,
  attribute = "id",
): RemoteOutput | undefined {
  const local = /^\$\{local\.([\w-]+)\}$/.exec(expression)?.[1];
  const text = local === undefined ? expression : stack.locals[local];
  const [first, second] = typeof text === "string" ? [...text.matchAll(OUTPUT)] : [];
  if (first === undefined || second !== undefined) return undefined;
  const [, address, output = "", key] = first;
  const config = objectOf(stack.resources.get(`data.${address}`)?.attributes.config);
  const read = stacks.get(stateOf(config));
  if (read === undefined) return undefined;
  const value = objectOf(read.outputs[output]).value;
  const entry = key === undefined ? value : objectOf(value)[key];
  return { stack: read, output, referent: referent(read, entry, attribute) };
}

/** The stacks by the place of their state. */
export function byState(stacks: readonly Stack[]): ReadonlyMap<string, Stack> {
  return new Map(
    stacks.map((stack) => {
      const { backend, cloud } = objectOf(stack.json.terraform);
      return [
        stateOf(cloud === undefined ? objectOf(objectOf(backend).s3) : objectOf(cloud)),
        stack,
      ] as const;
    }),
  );
}

function stateOf({ bucket, key, region, hostname, organization, workspaces }: JsonObject): string {
  return JSON.stringify([bucket, key, region, hostname, organization, objectOf(workspaces).name]);
}
