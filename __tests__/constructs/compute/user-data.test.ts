import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { userData } from "../../../src/constructs/compute/instances/user-data";
import { bash, describeWithTools } from "../../support/tools";

const PROGRAM = "require('http');";
const SHA256 = createHash("sha256").update(PROGRAM).digest("hex");

const dataWith = (environment: Readonly<Record<string, string>> = {}, sha256 = SHA256) =>
  userData({
    name: "shop-todo",
    path: "providers.todo.service",
    region: "eu-west-1",
    program: { bucket: "shop-todo-222222222222-eu-west-1", key: `${sha256}.js`, sha256 },
    environment,
    logGroupName: "/ec2/shop-todo",
  });

test("the script of an instance", () => {
  expect(dataWith({ PORT: "8080" })).toBe(`#!/bin/bash
set -euo pipefail
dnf install --assumeyes nodejs22 amazon-cloudwatch-agent logrotate

useradd --system --no-create-home --shell /sbin/nologin shop-todo
mkdir /opt/shop-todo
aws s3 cp --region eu-west-1 --only-show-errors s3://shop-todo-222222222222-eu-west-1/${SHA256}.js /opt/shop-todo/server.js
echo "${SHA256}  /opt/shop-todo/server.js" | sha256sum --check
cat > /etc/systemd/system/shop-todo.service <<'END_OF_FILE'
[Unit]
Description=shop-todo
Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=0

[Service]
User=shop-todo
Environment="PORT=8080"
ExecStart=/usr/bin/node-22 /opt/shop-todo/server.js
Restart=always
RestartSec=2
TimeoutStopSec=30
StandardOutput=append:/var/log/shop-todo.log
StandardError=inherit
CapabilityBoundingSet=
LockPersonality=yes
NoNewPrivileges=yes
PrivateDevices=yes
PrivateTmp=yes
ProtectControlGroups=yes
ProtectHome=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectSystem=strict
RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
RestrictNamespaces=yes
RestrictSUIDSGID=yes

[Install]
WantedBy=multi-user.target
END_OF_FILE
cat > /etc/logrotate.d/shop-todo <<'END_OF_FILE'
/var/log/shop-todo.log {
  daily
  maxsize 100M
  rotate 1
  copytruncate
  missingok
  notifempty
}
END_OF_FILE
mkdir --parents /etc/systemd/system/logrotate.timer.d
cat > /etc/systemd/system/logrotate.timer.d/hourly.conf <<'END_OF_FILE'
[Timer]
OnCalendar=
OnCalendar=hourly
END_OF_FILE
cat > /opt/aws/amazon-cloudwatch-agent/etc/shop-todo.json <<'END_OF_FILE'
{"agent":{"region":"eu-west-1","run_as_user":"cwagent"},"logs":{"logs_collected":{"files":{"collect_list":[{"file_path":"/var/log/shop-todo.log","log_group_name":"/ec2/shop-todo","log_stream_name":"{instance_id}"}]}}}}
END_OF_FILE
systemctl daemon-reload
systemctl enable --now shop-todo.service
systemctl enable logrotate.timer
systemctl restart logrotate.timer
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/shop-todo.json
`);
});

describe("a variable of a unit", () => {
  const lineOf = (value: string) => /^Environment=.*$/m.exec(dataWith({ GREETING: value }))?.[0];

  test.each([
    ["plain", "hello", 'Environment="GREETING=hello"'],
    ["with quotes", `"double" and 'single'`, `Environment="GREETING=\\"double\\" and 'single'"`],
    ["with a backslash", "a\\b", 'Environment="GREETING=a\\\\b"'],
    ["with a specifier of systemd's", "100%i", 'Environment="GREETING=100%%i"'],
    ["with a variable of the shell's", "$HOME `id` ${x}", 'Environment="GREETING=$HOME `id` ${x}"'],
    ["of two lines", "a\nEND_OF_FILE\nreboot", 'Environment="GREETING=a\\x0aEND_OF_FILE\\x0areboot"'],
    ["in another language", "grüß Gott", 'Environment="GREETING=grüß Gott"'],
    ["empty", "", 'Environment="GREETING="'],
  ])("%s", (_, value, line) => {
    expect(lineOf(value)).toBe(line);
  });
});

test("user data that EC2 would not take is refused, by the place of what is too long", () => {
  const room = 16_384 - Buffer.byteLength(dataWith({ LONG: "" }));
  expect(Buffer.byteLength(dataWith({ LONG: "x".repeat(room) }))).toBe(16_384);
  expect(() => dataWith({ LONG: "x".repeat(room + 1) })).toThrow(
    "providers.todo.service.compute.environment: expected variables that leave an instance's user data at 16384 bytes at most, got 16385 bytes with them",
  );
});

describeWithTools("user data, run by bash", [bash])("the script, run in a folder", () => {
  let root: string;
  const note = () => readFileSync(join(root, "calls"), "utf8").split("\n");

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "crosslink-"));
    const agent = "opt/aws/amazon-cloudwatch-agent";
    for (const folder of ["bin", "etc/systemd/system", "etc/logrotate.d", `${agent}/bin`, `${agent}/etc`])
      mkdirSync(join(root, folder), { recursive: true });
    const fake = (path: string, more = "") =>
      writeFileSync(join(root, path), `#!/bin/sh\necho "\${0##*/} $*" >> '${root}/calls'\n${more}\n`, {
        mode: 0o755,
      });
    for (const name of ["dnf", "useradd", "systemctl"]) fake(`bin/${name}`);
    // The last argument is where the object goes.
    fake("bin/aws", `for last; do :; done; printf %s "${PROGRAM}" > "$last"`);
    fake(`${agent}/bin/amazon-cloudwatch-agent-ctl`);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const run = (script: string) =>
    spawnSync("bash", ["--norc", "-c", script.replace(/(?<!\w)\/(opt|etc)\//g, `${root}/$1/`)], {
      env: { PATH: `${join(root, "bin")}${delimiter}${process.env.PATH}` },
      encoding: "utf8",
    });

  test("writes the unit as it is, evaluates nothing in it, and starts it", () => {
    const { status, stderr } = run(dataWith({ GREETING: "$HOME `id` 'x'" }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const unit = readFileSync(join(root, "etc/systemd/system/shop-todo.service"), "utf8");
    expect(unit).toContain("Environment=\"GREETING=$HOME `id` 'x'\"\n");
    expect(unit.endsWith("WantedBy=multi-user.target\n")).toBe(true);
    expect(note()).toContain("systemctl enable --now shop-todo.service");
  });

  test("hands the agent a configuration that can be read", () => {
    run(dataWith());
    const file = join(root, "opt/aws/amazon-cloudwatch-agent/etc/shop-todo.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("logs.logs_collected.files");
    expect(note().join("\n")).toContain(`-c file:${file}`);
  });

  test("starts nothing where the program is not the one of the synthesis", () => {
    const { status, stderr } = run(dataWith({}, "0".repeat(64)));
    expect(status).not.toBe(0);
    expect(stderr).toContain("checksum did NOT match");
    expect(note().join("\n")).not.toContain("systemctl");
  });
});
