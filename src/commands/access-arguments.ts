import { commandLine, UsageError } from "./command-line";

/** A question to `npm run access`. */
export type AccessQuestion =
  | { readonly kind: "matrix"; readonly json: boolean }
  | ({
      readonly kind: "explain";
      readonly client: string;
      /** An endpoint's id; absent if the client has only one. */
      readonly via?: string;
    } & CallOfProvider)
  | ({
      readonly kind: "as";
      readonly roleArn: string;
      /** An endpoint's id, or the stack id of its consumer; absent = from outside any VPC. */
      readonly via?: string;
    } & CallOfProvider);

interface CallOfProvider {
  /** The provider's name; absent if there is only one. */
  readonly of?: string;
  readonly method: string;
  readonly path: string;
}

const ACCESS_USAGE = `usage: npm run access -- [--json]
       npm run access -- --explain "<client> GET /path" [--via <vpce id>] [--of <provider>]
       npm run access -- --as <role arn> [--via <vpce id | consumer>] [--of <provider>] "GET /path"

A client is named as in the file, as consumer/client where several consumers have one of that name; roles that the file
names by their ARN, and ANYONE, are clients as well.`;

/** @throws UsageError if the arguments are no valid question */
export function accessQuestion(args: readonly string[]): AccessQuestion {
  const { values, positionals } = commandLine(args, OPTIONS, ACCESS_USAGE);
  const { via, of } = values;
  if (values.explain !== undefined) {
    const [client = "", ...call] = values.explain.split(" ");
    return { kind: "explain", client, via, of, ...target(call.join(" ")) };
  }
  if (values.as !== undefined)
    return { kind: "as", roleArn: values.as, via, of, ...target(positionals.join(" ")) };
  if (positionals.length > 0 || via !== undefined || of !== undefined) throw new UsageError(ACCESS_USAGE);
  return { kind: "matrix", json: values.json ?? false };
}

const OPTIONS = {
  json: { type: "boolean" },
  explain: { type: "string" },
  as: { type: "string" },
  via: { type: "string" },
  of: { type: "string" },
} as const;

function target(text: string): { readonly method: string; readonly path: string } {
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(text.trim()) ?? [];
  if (method === undefined || path === undefined) {
    throw new UsageError(
      `expected a call such as "GET /path", got ${JSON.stringify(text)}\n\n${ACCESS_USAGE}`,
    );
  }
  return { method, path };
}
