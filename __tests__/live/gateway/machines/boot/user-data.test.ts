import { bootScript } from "./user-data";

const SHA256 = "ab".repeat(32);
const script = (changes: (text: string) => string = (text) => text) =>
  changes(`#!/bin/bash
set -euo pipefail
dnf install --assumeyes nodejs22
aws s3 cp s3://artifacts-bucket/todo/server.js /opt/todo/server.js --region eu-west-1
echo "${SHA256}  /opt/todo/server.js" | sha256sum --check
cat > /etc/systemd/system/todo.service <<'UNIT'
[Unit]
After=network-online.target
[Service]
User=todo
Environment=PORT=8080
Environment="TABLE=todo items"
ExecStart=/usr/bin/node /opt/todo/server.js
[Install]
WantedBy=multi-user.target
UNIT
systemctl enable --now todo
`);

test("the script of an instance tells where its program is, what it has to be, and how it is run", () => {
  expect(bootScript(script())).toEqual({
    bucket: "artifacts-bucket",
    key: "todo/server.js",
    sha256: SHA256,
    env: { PORT: "8080", TABLE: "todo items" },
  });
});

test("the copy may have options before its paths", () => {
  const copy = "aws s3 cp --region eu-west-1 --only-show-errors s3://";
  const written = script((text) => text.replace("aws s3 cp s3://", copy));
  expect(bootScript(written)).toMatchObject({ bucket: "artifacts-bucket", key: "todo/server.js" });
});

test.each<[string, (text: string) => string, string]>([
  ["is no script", (text) => text.slice(1), "expected a script"],
  ["copies nothing", (text) => text.replace("aws s3 cp", "curl"), "that copies the program"],
  ["checks nothing", (text) => text.replace(" | sha256sum --check", ""), "SHA-256 of /opt/todo/server.js"],
  ["checks another file", (text) => text.replace(`${SHA256}  /opt`, `${SHA256}  /srv`), "SHA-256 of"],
  ["has a unit for root", (text) => text.replace("User=todo", "User=root"), "got root"],
  ["has a unit for nobody", (text) => text.replace("User=todo\n", ""), "got undefined"],
  ["runs another file", (text) => text.replace("node /opt", "node /tmp"), "expected the service to run"],
  ["has no unit", (text) => text.replace("[Service]", "[Other]"), "a systemd unit"],
])("an instance whose user data %s does not start", (_, changes, message) => {
  expect(() => bootScript(script(changes))).toThrow(message);
});
