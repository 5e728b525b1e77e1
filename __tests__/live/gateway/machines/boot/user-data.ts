/** The part of an instance's user data that counts here: it fetches a program, checks it, and runs it. */
export interface BootScript {
  readonly bucket: string;
  readonly key: string;
  /** In hexadecimal. */
  readonly sha256: string;
  /** The variables of the service. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Reads the script that an instance runs when it starts.
 * @throws Error where a step is missing, or its parts do not fit together
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export function bootScript(script: string): BootScript {
  if (!script.startsWith("#!")) throw new Error("expected a script, got user data that begins otherwise");
  const [, bucket = "", key = "", file = ""] =
    /^\s*aws s3 cp\s+(?:--[a-z-]+(?:\s+(?!["']?s3:)[^-\s]\S*)?\s+)*["']?s3:\/\/([^/\s"']+)\/([^\s"']+)["']?\s+["']?(\/[^\s"']+)["']?/m.exec(
      script,
    ) ?? [];
  if (file === "") throw new Error("expected a line that copies the program from a bucket, got none");
  const [, sha256 = ""] = new RegExp(`\\b([0-9a-f]{64}) [ *]${escaped(file)}(?![\\w./-])`).exec(script) ?? [];
  if (sha256 === "" || !/sha256sum\s+(?:--check|-c)\b/.test(script))
    throw new Error(`expected the SHA-256 of ${file} to be checked, got no such line`);
  const { user, program, env } = serviceUnit(script);
  if (user === undefined || user === "root") throw new Error(`expected an unprivileged user, got ${user}`);
  if (program !== file) throw new Error(`expected the service to run ${file}, got ${program}`);
  return { bucket, key, sha256, env };
}

/** The systemd unit in one of the script's here-documents. */
function serviceUnit(script: string) {
  const documents = [...script.matchAll(/<<-?\s*(["']?)(\w+)\1[^\n]*\n([\s\S]*?)\n\s*\2\s*$/gm)];
  const unit = documents
    .map(([, , , content = ""]) => content)
    .find((content) => /^\s*\[Service\]/m.test(content));
  if (unit === undefined) throw new Error("expected a here-document with a systemd unit, got none");
  const lines = unit.split("\n").map((line) => line.trim());
  const values = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));
  const env = values("Environment").map((text) => {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/.exec(text.replace(/^"(.*)"$/, "$1")) ?? [];
    return [name, value] as const;
  });
  return {
    user: values("User").at(-1),
    program: values("ExecStart").at(-1)?.split(/\s+/).at(-1),
    env: Object.fromEntries(env),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
