import type { SystemSnapshot } from "../system-snapshot";
import { AWS_SERVICES, type Names, serviceName } from "./names";

/** The names that lead somewhere without a VPC: those of regional APIs, and those of services of AWS. */
export function internetNames(region: string, { apis }: SystemSnapshot, port: number): Names {
  const hosts = apis
    .filter(({ isPrivate }) => !isPrivate)
    .map(({ id }) => `${id}.${serviceName("execute-api", region)}`);
  const services = AWS_SERVICES.map((service) => serviceName(service, region));
  return Object.fromEntries([...hosts, ...services].map((name) => [name, port]));
}
