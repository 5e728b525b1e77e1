/** A program as systemd runs it. */
export interface UnitProps {
  /** Name of the unit and of its user. */
  readonly name: string;
  /** The JavaScript file. */
  readonly program: string;
  /** The file that its output is appended to. */
  readonly logFile: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * A systemd unit: a user without privileges, who sees a file system that it cannot write. The program is started again whenever it
 * ends, and told 30 seconds before it has to. Its output goes to a file, since CloudWatch's agent reads files; systemd opens that
 * before the program is locked in. Memory stays both writable and executable, as V8 compiles into it.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html
 */
export function serviceUnit({ name, program, logFile, environment }: UnitProps): string {
  return [
    "[Unit]",
    `Description=${name}`,
    "Wants=network-online.target",
    "After=network-online.target",
    "StartLimitIntervalSec=0",
    "",
    "[Service]",
    `User=${name}`,
    ...Object.entries(environment).map(
      ([variable, value]) => `Environment=${quoted(`${variable}=${value}`)}`,
    ),
    `ExecStart=${NODE} ${program}`,
    "Restart=always",
    "RestartSec=2",
    "TimeoutStopSec=30",
    `StandardOutput=append:${logFile}`,
    "StandardError=inherit",
    ...LOCKED_IN,
    "",
    "[Install]",
    "WantedBy=multi-user.target",
  ].join("\n");
}

/**
 * The Node.js that the package `nodejs22` installs, whichever others there are.
 * @see https://docs.aws.amazon.com/linux/al2023/ug/nodejs.html
 */
const NODE = "/usr/bin/node-22";

const LOCKED_IN = [
  "CapabilityBoundingSet=",
  "LockPersonality=yes",
  "NoNewPrivileges=yes",
  "PrivateDevices=yes",
  "PrivateTmp=yes",
  "ProtectControlGroups=yes",
  "ProtectHome=yes",
  "ProtectKernelModules=yes",
  "ProtectKernelTunables=yes",
  "ProtectSystem=strict",
  "RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX",
  "RestrictNamespaces=yes",
  "RestrictSUIDSGID=yes",
];

/**
 * A text in double quotes as systemd reads it: backslashes and quotes are escaped, control characters spelled out, and a percent sign
 * is doubled, or else it begins a specifier.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html#Quoting
 */
function quoted(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, (one) => `\\${one}`)
    .replaceAll("%", "%%")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
    .replace(/[\x01-\x1f\x7f]/g, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `"${escaped}"`;
}
