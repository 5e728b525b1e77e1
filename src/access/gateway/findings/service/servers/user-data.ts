import { type Finding, fact, problem, shown, unless } from "../../../../network/finding";
import { textOf } from "../../../../network/stack/reference";
import { ofType, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { InstanceExpectations, ServiceExpectations } from "../../../expectations/service-expectations";
import { programBucket } from "../rights/rights";

/**
 * The script of an instance's first start: it fetches the program that the stack puts into the bucket, runs it only if its hash is the
 * expected one, as a user without rights, and gives it the variables of the file.
 */
export function startFindings(
  stack: Stack,
  template: Resource,
  expected: ServiceExpectations,
  compute: InstanceExpectations,
): readonly Finding[] {
  const encoded = textOf(stack, template.attributes.user_data) ?? "";
  const script = Buffer.from(encoded, "base64").toString("utf8");
  if (Buffer.from(script).toString("base64") !== encoded || !script.startsWith("#!/bin/bash\n"))
    return [problem(stack, `expected ${template.address} with a script in base64, got ${shown(encoded)}`)];
  const lines = script.split("\n");
  const missing = wantedLines(stack, expected, compute).filter((line) => !lines.includes(line));
  const variables = lines.filter((line) => line.startsWith("Environment="));
  const wrong = [
    ...missing.map((line) =>
      problem(stack, `expected the script of ${template.address} to have ${line}, got no such line`),
    ),
    ...unless(
      variables.length === Object.keys(variablesOf(expected, compute)).length,
      stack,
      `expected the script of ${template.address} to set the file's variables only, got ${variables.length}`,
    ),
    ...unless(
      inOrder(lines),
      stack,
      `expected the script of ${template.address} to check the program before it runs it`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(stack, `instances of ${template.address} run no program but the one whose SHA-256 the stack says`),
  ];
}

function wantedLines(
  stack: Stack,
  expected: ServiceExpectations,
  compute: InstanceExpectations,
): readonly string[] {
  const { name, region } = expected;
  const [object] = ofType(stack, "aws_s3_object");
  const file = `/opt/${name}/server.js`;
  const key = shown(textOf(stack, object?.attributes.key));
  return [
    "set -euo pipefail",
    `useradd --system --no-create-home --shell /sbin/nologin ${name}`,
    `aws s3 cp --region ${region} --only-show-errors s3://${programBucket(expected)}/${key} ${file}`,
    `echo "${shown(textOf(stack, object?.attributes.source_hash))}  ${file}" | sha256sum --check`,
    `User=${name}`,
    `ExecStart=/usr/bin/node-22 ${file}`,
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    ...Object.entries(variablesOf(expected, compute)).map(
      ([variable, value]) => `Environment=${quoted(`${variable}=${value}`)}`,
    ),
  ];
}

function variablesOf(
  { region, port, name }: ServiceExpectations,
  { environment, table }: InstanceExpectations,
): Readonly<Record<string, string>> {
  return {
    ...{ NODE_ENV: "production", AWS_REGION: region, ...environment, PORT: String(port) },
    ...(table && { TABLE_NAME: name }),
  };
}

/** As systemd reads a text in double quotes. @see https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html#Quoting */
function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, (one) => `\\${one}`).replaceAll("%", "%%");
  const visible = [...escaped].map((one) => {
    const code = one.codePointAt(0) ?? 0;
    return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, "0")}` : one;
  });
  return `"${visible.join("")}"`;
}

/** The check comes after the program is there, and before anything is started. */
function inOrder(lines: readonly string[]): boolean {
  const [fetched, checked, started] = ["aws s3 cp ", "echo ", "systemctl enable --now "].map((start) =>
    lines.findIndex((line) => line.startsWith(start)),
  );
  return (
    fetched !== undefined &&
    checked !== undefined &&
    started !== undefined &&
    fetched < checked &&
    checked < started
  );
}
