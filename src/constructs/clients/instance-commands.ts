import type { Consumer, InstanceClient, Use } from "../../model/consumer";
import { defaultRoute } from "../../model/routes/default-route";
import type { ApiAddress } from "../network/api-address";

export interface InstanceCommandsProps {
  readonly consumer: Consumer;
  readonly client: InstanceClient;
  readonly use: Use;
  readonly instanceId: string;
  readonly address: ApiAddress;
}

/** What to paste: on one's own machine to get onto the instance, and on the instance to call the API. */
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
  const { consumer, client, use, instanceId, address } = props;
  const { credentials, region } = consumer;
  const profile = credentials && "profile" in credentials ? [`--profile '${credentials.profile}'`] : [];
  const { method, path } = defaultRoute(use.routes);
  const call = [
    "curl",
    ...(method === "GET" ? [] : [method === "HEAD" ? "--head" : `--request ${method}`]),
    ...(client.auth === "direct" ? signed(use) : []),
    ...(address.connectTo === address.host ? [] : [`--header 'Host: ${address.host}'`]),
    `'https://${address.connectTo}/${use.stage}${path}'`,
  ].join(" ");
  return {
    start_session: ["aws ssm start-session --target", instanceId, "--region", region, ...profile].join(" "),
    curl: client.auth === "direct" ? `(${EXPORT_CREDENTIALS} && ${call})` : call,
  };
}

/** In a subshell, so that the next call does not find these, expired, in place of the instance's own. */
const EXPORT_CREDENTIALS =
  'credentials=$(aws configure export-credentials --format env) && eval "$credentials"';

function signed({ region }: Use): readonly string[] {
  return [
    `--aws-sigv4 aws:amz:${region}:execute-api`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    '--header "x-amz-security-token: $AWS_SESSION_TOKEN"',
  ];
}
