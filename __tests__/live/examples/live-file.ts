import { parse } from "yaml";
import { roleArn } from "../../../src/model/aws/arn";
import { EXAMPLES } from "../../support/examples";

/** A deployment file as an object, as far as a live run looks at it. */
export interface LiveFile {
  readonly region: string;
  readonly state: { readonly bucket: string; readonly region: string };
  readonly providers?: Readonly<Record<string, Provider>>;
  readonly consumers?: Readonly<Record<string, Party>>;
}

interface Party {
  readonly account: string;
  readonly region?: string;
  readonly credentials?: { readonly assumeRole?: object };
}

interface Provider extends Party {
  readonly service: { readonly type?: string; readonly waf?: unknown };
}

/** Texts of a file, and what a live run puts in their place. */
export type Replacements = Readonly<Record<string, string>>;

/**
 * An example as a live run deploys it, beside the others in one emulated AWS:
 * - its accounts and its bucket are its own;
 * - its parties assume a role, as that is what tells the emulator the account;
 * - its handlers and its document are found though the file is elsewhere;
 * - it has a web ACL only where the file says something of it. All have the same otherwise, and to read the type's
 *   schema again and again takes Terraform and its provider four seconds of each plan.
 * @param number tells it from the other examples: 1 to 99
 */
export function liveFile(text: string, number: number, replacements: Replacements = {}): LiveFile {
  const replaced = Object.entries(replacements).reduce(replace, text);
  const own = replaced
    .replaceAll(/\.\/(?=handlers|openapi-first|services)/g, `${EXAMPLES}/`)
    .replace(ACCOUNT, (account) => ownAccount(account, number));
  const file = parse(own) as LiveFile;
  const { region, state, providers, consumers } = file;
  return {
    ...file,
    state: { ...state, bucket: `${state.bucket}-${number}` },
    ...(providers && { providers: each(providers, (one) => withoutWebAcl(assuming(one, region))) }),
    ...(consumers && { consumers: each(consumers, (one) => assuming(one, region)) }),
  };
}

/** The account of an example that stands for one of the file's, which are one digit twelve times. */
export function ownAccount(account: string, number: number): string {
  return `${account.slice(0, 10)}${String(number).padStart(2, "0")}`;
}

/** In quotes, in an ARN, or in the name of a registry. */
const ACCOUNT = /(?<=[": ])(\d)\1{11}(?=[":]|\.dkr)/g;

/** A text that is replaced has to be there, or the row that asks for it is out of date. */
function replace(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`the example does not have ${from}`);
  return text.replaceAll(from, to);
}

function assuming<P extends Party>(party: P, region: string): P {
  const assumeRole = party.credentials?.assumeRole ?? { roleArn: roleArn({ region, ...party }, "deploy") };
  return { ...party, credentials: { assumeRole } };
}

function withoutWebAcl(provider: Provider): Provider {
  if (provider.service.type === "endpoint-service") return provider;
  return { ...provider, service: { waf: false, ...provider.service } };
}

function each<P>(parties: Readonly<Record<string, P>>, change: (party: P) => P): Readonly<Record<string, P>> {
  return Object.fromEntries(Object.entries(parties).map(([id, party]) => [id, change(party)]));
}
