import type { SystemSnapshot } from "../system-snapshot";
import { AWS_SERVICES, type Names, serviceName } from "./names";

/** The names that lead somewhere without a VPC: those of APIs that are not private, and those of services of AWS. */
export function internetNames(region: string, snapshot: SystemSnapshot, port: number): Names {
  const { apis, httpApis, domainMappings, restDomains } = snapshot;
  const hosts = [...apis.filter(({ isPrivate }) => !isPrivate), ...httpApis].map(
    ({ id }) => `${id}.${serviceName("execute-api", region)}`,
  );
  const ofRest = restDomains.filter(({ type }) => type !== "PRIVATE");
  const domains = [...domainMappings.map(({ domainName }) => domainName), ...ofRest.map(({ name }) => name)];
  const services = AWS_SERVICES.map((service) => serviceName(service, region));
  return Object.fromEntries([...hosts, ...domains, ...services].map((name) => [name, port]));
}
