import { Command } from "commander";
import { fileOption } from "../deployment-file";

/** A question to the command `access`. */
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

interface Options {
  readonly file?: string;
  readonly json?: boolean;
  readonly explain?: string;
  readonly as?: string;
  readonly via?: string;
  readonly of?: string;
}

const MORE = `
Questions:
  access [--json]
  access --explain "<client> GET /path" [--via <vpce id>] [--of <provider>]
  access --as <role arn> [--via <vpce id | consumer>] [--of <provider>] "GET /path"

A client is named as in the file, as consumer/client where several consumers have one of that name; roles that the file
names by their ARN, and ANYONE, are clients as well.`;

/** The arguments of the command `access`. @param answer is given the question, and the file as the options have it */
export function accessArguments(
  answer: (question: AccessQuestion, options: { readonly file?: string }) => void | Promise<void>,
): Command {
  return new Command("access")
    .description("Print who can call what, or explain one call.")
    .argument("[call...]", 'of --as: a call such as "GET /path"')
    .addOption(fileOption())
    .option("--json", "the matrix for machines")
    .option("--explain <call>", "a call of a client, with what each document says of it")
    .option("--as <role>", "a call of any role")
    .option("--via <endpoint>", "the endpoint that the call goes through")
    .option("--of <provider>", "the provider that is called")
    .addHelpText("after", MORE)
    .action((call: readonly string[], options: Options, command: Command) =>
      answer(questionOf(call.join(" "), options, command), options),
    );
}

function questionOf(call: string, { json, explain, as, via, of }: Options, command: Command): AccessQuestion {
  if (explain !== undefined) {
    const [client = "", ...rest] = explain.split(" ");
    return { kind: "explain", client, via, of, ...target(rest.join(" "), command) };
  }
  if (as !== undefined) return { kind: "as", roleArn: as, via, of, ...target(call, command) };
  const needless =
    call !== "" ? "a call" : via !== undefined ? "--via" : of !== undefined ? "--of" : undefined;
  if (needless !== undefined) return command.error(`expected --explain or --as, got ${needless} alone`);
  return { kind: "matrix", json: json ?? false };
}

function target(text: string, command: Command): { readonly method: string; readonly path: string } {
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(text.trim()) ?? [];
  if (method === undefined || path === undefined)
    return command.error(`expected a call such as "GET /path", got ${JSON.stringify(text)}`);
  return { method, path };
}
