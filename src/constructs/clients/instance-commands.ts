import type { Credentials } from "../../model/party";
import type { CalledApi } from "../network/api-address";

export interface InstanceCommandsProps {
  readonly instanceId: string;
  readonly region: string;
  /** The way into the instance's account. @default the environment's own credentials */
  readonly credentials?: Credentials;
  readonly api: CalledApi;
  /** True if calls are signed with the instance's role. */
  readonly signs: boolean;
}

/** The lines to paste: on one's own machine to get onto the instance, and on the instance to call the API. */
export interface InstanceCommands {
  readonly start_session: string;
  readonly curl: string;
}

/**
 * The commands of an instance client. Where calls are signed, curl does it, with the credentials of the instance's role
 * as the AWS CLI hands them out.
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

/** In a subshell, so that the next call does not find these, expired, in place of the instance's own. */
const EXPORT_CREDENTIALS =
  'credentials=$(aws configure export-credentials --format env) && eval "$credentials"';

function signed({ region }: CalledApi): readonly string[] {
  return [
    `--aws-sigv4 aws:amz:${region}:execute-api`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    '--header "x-amz-security-token: $AWS_SESSION_TOKEN"',
  ];
}
