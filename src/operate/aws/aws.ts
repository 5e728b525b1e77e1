import { version } from "../../../package.json";
import type { Credentials, Party } from "../../model/party";
import { assumedRole } from "./assumed-role";
import { CLIENTS, type ClientOf, type ClientSettings, type ServiceName } from "./clients";
import { wordErrors } from "./problems/word-errors";

/** AWS as one party, or the environment, reaches it. */
export interface Aws {
  /** Whose credentials these are, for messages: `the party "consumer"`, `the environment`. */
  readonly whose: string;
  readonly region: string;
  /**
   * The client of a service, made at its first use. Its errors that a user can cause are AwsErrors; all others are the SDK's own,
   * such as that of a bucket without a policy.
   * @param region @default the party's
   */
  readonly client: <S extends ServiceName>(service: S, region?: string) => ClientOf<S>;
}

/** How a party's account is reached: the credentials that Terraform uses for it as well. */
export function awsOfParty({ stackId, region, credentials }: Party): Aws {
  const profile = credentials && "profile" in credentials ? ` (profile "${credentials.profile}")` : "";
  return aws(`the party "${stackId}"${profile}`, region, credentials);
}

/** AWS with the environment's own credentials. */
export function awsOfEnvironment(region: string): Aws {
  return aws("the environment", region);
}

function aws(whose: string, region: string, credentials?: Credentials): Aws {
  const source = credentialSource(whose, region, credentials);
  const made = new Map<string, unknown>();
  return {
    whose,
    region,
    client: <S extends ServiceName>(service: S, place = region): ClientOf<S> => {
      const key = `${service} ${place}`;
      const known = made.get(key) as ClientOf<S> | undefined;
      if (known !== undefined) return known;
      const client = CLIENTS[service]({ ...settings(place), ...source }) as ClientOf<S>;
      wordErrors(client, whose);
      made.set(key, client);
      return client;
    },
  };
}

/**
 * The settings that name the credentials: a profile of the shared files, a session of a role, or none for the chain of the
 * environment (variables, profile, single sign-on, role of the machine), whose order is Terraform's own.
 */
function credentialSource(
  whose: string,
  region: string,
  credentials?: Credentials,
): Pick<ClientSettings, "profile" | "credentials"> {
  if (credentials === undefined) return {};
  if ("profile" in credentials) return { profile: credentials.profile };
  const { assumeRole } = credentials;
  const sts = () => {
    const client = CLIENTS.sts(settings(region));
    wordErrors(client, `${whose} (before it assumes ${assumeRole.roleArn})`);
    return client;
  };
  return { credentials: assumedRole(assumeRole, sts) };
}

/** A host that does not answer is given up after ten seconds; calls themselves may take as long as AWS needs. */
function settings(region: string): ClientSettings {
  return {
    region,
    customUserAgent: [["crosslink", version]],
    requestHandler: { connectionTimeout: 10_000 },
    logger: SILENT,
  };
}

/** The SDK would warn on the console where the environment has keys and the file a profile, which is what the file says. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
