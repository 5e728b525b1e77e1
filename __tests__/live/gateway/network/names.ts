import { dnsSuffix } from "../../../../src/model/aws/partition";

/** Ports of the loopback, by the name that leads to them. A name that begins with `*.` stands for all that end like it. */
export type Names = Readonly<Record<string, number>>;

/** The services that are called by their own names, and not by those of what is in them. */
export const AWS_SERVICES = ["dynamodb", "secretsmanager", "ssm", "sts"] as const;

/**
 * Every name that the gateway answers for in a region: with AWS each has its certificate.
 * @param domainNames those of APIs
 */
export function servedNames(region: string, domainNames: readonly string[] = []): readonly string[] {
  return [
    ...domainNames,
    `*.${serviceName("execute-api", region)}`,
    ...AWS_SERVICES.map((service) => serviceName(service, region)),
    ...["execute-api", ...AWS_SERVICES].map((service) => `*.${service}.${region}.vpce.${dnsSuffix(region)}`),
  ];
}

/** `execute-api.eu-west-1.amazonaws.com` */
export function serviceName(service: string, region: string): string {
  return `${service}.${region}.${dnsSuffix(region)}`;
}

/** The port that a name resolves to; undefined for an unknown name. */
export function portOf(names: Names, name: string): number | undefined {
  return names[name] ?? names[name.replace(/^[^.]+/, "*")];
}
