import { ConfigError } from "../../../model/problem";
import { HOURLY, logAgent, logRotation } from "./log-agent";
import { serviceUnit } from "./service-unit";

export interface UserDataProps {
  /** Name of the service's unit, user and folder; lower-case letters, digits and hyphens. */
  readonly name: string;
  /** The service's place in the deployment file. */
  readonly path: string;
  readonly region: string;
  /** The program in S3. */
  readonly program: {
    readonly bucket: string;
    readonly key: string;
    /** SHA-256 in hexadecimal. */
    readonly sha256: string;
  };
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroupName: string;
}

/** The most bytes of user data, before its encoding in base64. */
const MAX_BYTES = 16_384;

const AGENT = "/opt/aws/amazon-cloudwatch-agent";

/**
 * The script that makes an instance of Amazon Linux 2023 a server when it first starts. Packages come from the distribution's own
 * bucket and the program from the service's, both through the gateway endpoint of S3. A program that is not the one of this synthesis
 * is not run: the script ends, and the balancer never finds the instance well.
 * @throws ConfigError if it is longer than EC2 takes
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export function userData(props: UserDataProps): string {
  const { name, region, program, logGroupName, environment } = props;
  const file = `/opt/${name}/server.js`;
  const logFile = `/var/log/${name}.log`;
  const agent = `${AGENT}/etc/${name}.json`;
  const script = [
    "#!/bin/bash",
    "set -euo pipefail",
    "dnf install --assumeyes nodejs22 amazon-cloudwatch-agent logrotate",
    "",
    `useradd --system --no-create-home --shell /sbin/nologin ${name}`,
    `mkdir /opt/${name}`,
    `aws s3 cp --region ${region} --only-show-errors s3://${program.bucket}/${program.key} ${file}`,
    `echo "${program.sha256}  ${file}" | sha256sum --check`,
    ...written(
      `/etc/systemd/system/${name}.service`,
      serviceUnit({ name, program: file, logFile, environment }),
    ),
    ...written(`/etc/logrotate.d/${name}`, logRotation(logFile)),
    "mkdir --parents /etc/systemd/system/logrotate.timer.d",
    ...written("/etc/systemd/system/logrotate.timer.d/hourly.conf", HOURLY),
    ...written(agent, logAgent({ logFile, logGroupName, region })),
    "systemctl daemon-reload",
    `systemctl enable --now ${name}.service`,
    "systemctl enable logrotate.timer",
    "systemctl restart logrotate.timer",
    `${AGENT}/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${agent}`,
    "",
  ].join("\n");
  checkSize(props, script);
  return script;
}

/** Commands that write a file. No line of the files is the one that ends them. */
function written(path: string, content: string): readonly string[] {
  return [`cat > ${path} <<'END_OF_FILE'`, content, "END_OF_FILE"];
}

function checkSize({ path }: UserDataProps, script: string): void {
  const size = Buffer.byteLength(script);
  if (size <= MAX_BYTES) return;
  throw new ConfigError("the deployment file", [
    {
      path: `${path}.compute.environment`,
      message: `expected variables that leave an instance's user data at ${MAX_BYTES} bytes at most, got ${size} bytes with them`,
    },
  ]);
}
