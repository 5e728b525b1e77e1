import type { Json } from "../../../../src/access/network/stack/stack-json";

/** A stack's parts that every stack has. */
export function stack(id: string, account: string, parts: { readonly [part: string]: Json }): Json {
  const aws = (alias: string) => ({ alias, allowed_account_ids: [account], region: "eu-west-1" });
  return {
    terraform: { backend: { s3: { bucket: "states", key: id, region: "eu-west-1" } } },
    provider: { aws: [aws(id), aws(`${id}_state`)] },
    ...parts,
  };
}

export const provided = (
  id: string,
  resources: { readonly [name: string]: { readonly [name: string]: Json } },
) =>
  Object.fromEntries(
    Object.entries(resources).map(([name, attributes]) => [name, { provider: `aws.${id}`, ...attributes }]),
  );

export const trust = (service: string) =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

export const remote = (id: string): Json => ({
  backend: "s3",
  config: { bucket: "states", key: id, region: "eu-west-1" },
});

export const policy = (action: string, resource: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: action, Resource: resource }] });

export const HTTPS = { ip_protocol: "tcp", from_port: 443, to_port: 443 };

export const endpoint = (service: string, action: string, resource: string) => ({
  vpc_endpoint_type: "Interface",
  service_name: `com.amazonaws.eu-west-1.${service}`,
  vpc_id: "${aws_vpc.main.id}",
  subnet_ids: ["${aws_subnet.endpoint.id}"],
  security_group_ids: ["${aws_security_group.endpoints.id}"],
  private_dns_enabled: true,
  policy: policy(action, resource),
});

/** Something in the VPC of the stack. */
export const inVpc = (more: { readonly [name: string]: Json }) => ({ vpc_id: "${aws_vpc.main.id}", ...more });
