import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import { documentPath } from "../../outline/provider/described-apis";

export const A_FILE = "a file, its path relative to this one";

/** Documents that describe routes are there. */
export function documents(
  { providers }: DeploymentOutline,
  isFile: (path: string) => boolean,
): readonly Finding[] {
  return providers.flatMap(({ path, document }) =>
    document === undefined || isFile(document.file)
      ? []
      : [unexpected(documentPath(path), A_FILE, quoted(document.written))],
  );
}
