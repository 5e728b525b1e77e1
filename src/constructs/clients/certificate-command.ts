import type { Route } from "../../model/routes/route";
import { curlCall, EXPORT_CREDENTIALS, signatureOptions } from "./curl-call";

export interface CertificateCommandProps {
  /** The secret with the certificate and its key, and its region. */
  readonly secretArn: string;
  readonly region: string;
  /** The domain of the API behind mutual TLS. */
  readonly domain: string;
  readonly defaultRoute: Route;
  /** The API's region, to sign calls for it with the instance's role too. @default calls are not signed */
  readonly signingRegion?: string;
}

/**
 * A command line to paste on an instance, which calls an API with the certificate in a secret. The certificate and its key are
 * for that long in files in memory that only the user can read, so that the key is on no disk and in no list of processes.
 * @see https://curl.se/docs/manpage.html#-E
 */
export function certificateCommand(props: CertificateCommandProps): string {
  const { secretArn, region, domain, defaultRoute, signingRegion } = props;
  const call = curlCall(defaultRoute, `https://${domain}${defaultRoute.path}`, [
    '--cert "$files/certificate" --key "$files/key" --tlsv1.2',
    ...(signingRegion === undefined ? [] : signatureOptions(signingRegion)),
  ]);
  const steps = [
    "umask 077",
    "files=$(mktemp -d /dev/shm/certificate.XXXXXXXX)",
    `trap 'rm -r "$files"' EXIT`,
    `secret=$(aws secretsmanager get-secret-value --secret-id '${secretArn}' --region ${region} ` +
      "--query SecretString --output text)",
    ...[field("certificate", "certificate"), field("privateKey", "key")],
    ...(signingRegion === undefined ? [] : [EXPORT_CREDENTIALS]),
    call,
  ];
  return `(${steps.join(" && ")})`;
}

/** `printf` is the shell's own, so that what it is given is in no list of processes. */
function field(name: string, file: string): string {
  return `printf %s "$secret" | jq --exit-status --raw-output .${name} > "$files/${file}"`;
}
