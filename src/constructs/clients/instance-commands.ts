import type { Credentials } from "../../model/party";
import type { CalledApi } from "../network/api-address";

export interface InstanceCommandsProps {
  readonly instanceId: string;
  readonly region: string;
  /** Credentials for the instance's account. @default the environment's own credentials */
  readonly credentials?: Credentials;
  readonly api: CalledApi;
  /** True to sign calls with the instance's role. */
  readonly signs: boolean;
}

/** Command lines to paste: on the user's machine to open a session, on the instance to call the API. */
export interface InstanceCommands {
  readonly start_session: string;
  readonly curl: string;
}

/**
 * The commands of an instance client. curl signs calls, if they are signed, with the credentials of the
 * instance's role as the AWS CLI exports them.
 * @see https://curl.se/docs/manpage.html#--aws-sigv4
 */
export function instanceCommands(props: InstanceCommandsProps): InstanceCommands {
  const { instanceId, region, credentials, api, signs } = props;
  const profile = credentials && "profile" in credentials ? [`--profile '${credentials.profile}'`] : [];
  const { address, defaultRoute } = api;
  const { method, path } = defaultRoute;
  const call = [
    "curl",
    ...(method === "GET" ? [] : [method === "HEAD" ? "--head" : `--request ${method}`]),
    ...(signs ? signed(api) : []),
    ...(address.connectTo === address.host ? [] : [`--header 'Host: ${address.host}'`]),
    `'https://${address.connectTo}/${api.stage}${path}'`,
  ].join(" ");
  return {
    start_session: ["aws ssm start-session --target", instanceId, "--region", region, ...profile].join(" "),
    curl: signs ? `(${EXPORT_CREDENTIALS} && ${call})` : call,
  };
}

/**
 * Runs in a subshell: left in the environment, these credentials would expire and still take precedence over
 * the instance's own.
 */
const EXPORT_CREDENTIALS =
  'credentials=$(aws configure export-credentials --format env) && eval "$credentials"';

function signed({ region }: CalledApi): readonly string[] {
  return [
    `--aws-sigv4 aws:amz:${region}:execute-api`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    '--header "x-amz-security-token: $AWS_SESSION_TOKEN"',
  ];
}
