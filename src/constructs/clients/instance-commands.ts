import type { Credentials } from "../../model/party";
import type { CalledApi } from "../network/api-address";
import { certificateCommand } from "./certificate-command";
import { curlCall, EXPORT_CREDENTIALS, signatureOptions } from "./curl-call";

export interface InstanceCommandsProps {
  readonly instanceId: string;
  readonly region: string;
  /** Credentials for the instance's account. @default the environment's own credentials */
  readonly credentials?: Credentials;
  readonly api: CalledApi;
  /** True to sign calls with the instance's role. */
  readonly signs: boolean;
  /** The secret of the certificate that it shows. @default none */
  readonly certificateSecretArn?: string;
}

/** Command lines to paste: on the user's machine to open a session, on the instance to call the API. */
export interface InstanceCommands {
  readonly start_session: string;
  readonly curl: string;
}

/**
 * The commands of an instance client. curl signs calls, if they are signed, with the credentials of the
 * instance's role as the AWS CLI exports them.
 */
export function instanceCommands(props: InstanceCommandsProps): InstanceCommands {
  const { instanceId, region, credentials } = props;
  const profile = credentials && "profile" in credentials ? [`--profile '${credentials.profile}'`] : [];
  return {
    start_session: ["aws ssm start-session --target", instanceId, "--region", region, ...profile].join(" "),
    curl: callOf(props),
  };
}

function callOf({ region, api, signs, certificateSecretArn }: InstanceCommandsProps): string {
  const { address, defaultRoute } = api;
  if (certificateSecretArn !== undefined)
    return certificateCommand({
      ...{ secretArn: certificateSecretArn, region, domain: address.host, defaultRoute },
      signingRegion: signs ? api.region : undefined,
    });
  const call = curlCall(defaultRoute, `https://${address.connectTo}/${api.stage}${defaultRoute.path}`, [
    ...(signs ? signatureOptions(api.region) : []),
    ...(address.connectTo === address.host ? [] : [`--header 'Host: ${address.host}'`]),
  ]);
  return signs ? `(${EXPORT_CREDENTIALS} && ${call})` : call;
}
