import type { SystemSnapshot } from "../system-snapshot";
import { type Names, serviceName } from "./names";

/** The names that lead somewhere without a VPC: those of regional APIs, and that of STS. */
export function internetNames(region: string, { apis }: SystemSnapshot, port: number): Names {
  const hosts = apis
    .filter(({ isPrivate }) => !isPrivate)
    .map(({ id }) => `${id}.${serviceName("execute-api", region)}`);
  return Object.fromEntries([...hosts, serviceName("sts", region)].map((name) => [name, port]));
}
