import { text } from "./scalars";

/** The name of a party, use or client: a part of physical names, and without its dashes of statement ids. */
export const partyName = (what: string) =>
  text(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    `a ${what} of lower-case letters, digits and single dashes between them`,
  );

export const accountId = text(/^\d{12}$/, "a 12-digit AWS account id in quotes").meta({
  examples: ["111111111111"],
});

/** Regions of the three partitions that `partitionOf` knows; the isolated ones have other names. */
const REGION =
  /^(?:us-gov|[a-z]{2})-(?:central|north|northeast|east|southeast|south|southwest|west|northwest)-\d$/;

export const region = text(REGION, "an AWS region such as eu-west-1").meta({
  examples: ["eu-west-1", "us-east-1"],
});

/** An EC2 resource id: eight hexadecimal digits of old, seventeen today. */
function ec2Id(prefix: string, what: string) {
  const example = `${prefix}-0123456789abcdef0`;
  return text(
    new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`),
    `the id of ${what} such as ${example}`,
  ).meta({ examples: [example] });
}

export const vpcId = ec2Id("vpc", "a VPC");
export const subnetId = ec2Id("subnet", "a subnet");
export const routeTableId = ec2Id("rtb", "a route table");
export const securityGroupId = ec2Id("sg", "a security group");
export const endpointId = ec2Id("vpce", "a VPC endpoint");

export const apiId = text(/^[a-z0-9]{10}$/, "the id of a REST API such as a1b2c3d4e5").meta({
  examples: ["a1b2c3d4e5"],
});

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html */
export const stage = text(
  /^[A-Za-z0-9_]{1,128}$/,
  "a stage name of letters, digits and underscores, at most 128",
);

/**
 * The name of a role with its path, in which `*` and `?` are wildcards; two different characters beside them, or it
 * would mean about every role.
 */
export const roleName = text(
  /^(?!\/)(?=[*?]*([\w+=,.@/-]).*(?!\1)[\w+=,.@/-])[\w+=,.@*?/-]{1,128}$/,
  "the name of a role such as ecs-app-dev*, with at least two different characters beside wildcards",
).meta({ examples: ["ecs-app-dev*"] });

/** The name of a role that exists, with its path and without wildcards. */
export const existingRole = text(
  /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
  "the name of a role, without wildcards, such as my-ecs-task or team/my-ecs-task",
).meta({ examples: ["my-ecs-task"] });

const DOMAIN_NAME =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** A name of DNS in lower case, of two labels at least. */
export const domainName = text(DOMAIN_NAME, "a domain name in lower case such as api.example.com").meta({
  examples: ["api.example.com"],
});

/** The same where a wildcard might be expected. */
export const plainDomainName = text(
  DOMAIN_NAME,
  "a domain name in lower case and without wildcards such as mtls.example.com",
).meta({ examples: ["mtls.example.com"] });

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html */
export const hostedZoneId = text(
  /^Z[A-Z0-9]{1,31}$/,
  "the id of a hosted zone such as Z0123456789ABCDEFGHIJ",
).meta({
  examples: ["Z0123456789ABCDEFGHIJ"],
});

/**
 * The name of an endpoint service.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
export const endpointServiceName = text(
  /^(?:com|cn\.com)\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]{8,17}$/,
  "the name of an endpoint service such as com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
).meta({ examples: ["com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"] });

export const organizationId = text(
  /^o-[a-z0-9]{10,32}$/,
  "the id of an AWS organization such as o-abc1234567",
).meta({
  examples: ["o-abc1234567"],
});

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const externalId = text(
  /^[\w+=,.@:/-]{2,1224}$/,
  "an external id of 2 to 1224 letters, digits and +=,.@:/-_",
);
