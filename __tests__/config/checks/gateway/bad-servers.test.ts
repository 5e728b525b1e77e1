import type { Edit } from "../../base";
import { EC2, editedGateway, fargate, ofTodo, servers, TODO_NETWORK } from "../../gateway-base";
import { problemsOf } from "../../problems-of";

/** A mistake, the edits of the base that make it, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "more memory than the processor goes with, by default less",
    [servers(fargate(", cpu: 1024"))],
    [
      "14:7   providers.todo.service.compute.memoryMb: expected memory that Fargate has with cpu: 1024 (2048 to 8192 in steps of 1024), got nothing, which is 512",
    ],
  ],
  [
    "less memory than the processor goes with",
    [servers(fargate(", cpu: 512, memoryMb: 512"))],
    [
      "14:183 providers.todo.service.compute.memoryMb: expected memory that Fargate has with cpu: 512 (1024 to 4096 in steps of 1024), got 512",
    ],
  ],
  [
    "memory between the steps of a large task",
    [servers(fargate(", cpu: 8192, memoryMb: 17408"))],
    [
      "14:184 providers.todo.service.compute.memoryMb: expected memory that Fargate has with cpu: 8192 (16384 to 61440 in steps of 4096), got 17408",
    ],
  ],
  [
    "memory between the steps of a small one",
    [servers(fargate(", memoryMb: 1536"))],
    [
      "14:173 providers.todo.service.compute.memoryMb: expected memory that Fargate has with cpu: 256 (512, 1024, 2048), got 1536",
    ],
  ],
  [
    "a processor that Fargate does not have",
    [servers(fargate(", cpu: 300"))],
    [
      "14:168 providers.todo.service.compute.cpu: expected one of the CPU units of Fargate (256, 512, 1024, 2048, 4096, 8192, 16384), got 300",
    ],
  ],
  [
    "fewer containers at most than always",
    [servers(fargate(", max: 1"))],
    ["14:168 providers.todo.service.compute.max: expected at least the 2 that always run (desired), got 1"],
  ],
  [
    "more instances always than at most, by default",
    [servers("{ type: ec2, entry: ./handlers/orders.ts, min: 5 }")],
    [
      "14:7   providers.todo.service.compute.max: expected at least the 5 that always run (min), got nothing, which is 4",
    ],
  ],
  [
    "more instances than their subnets have addresses",
    [
      servers("{ type: ec2, entry: ./handlers/orders.ts, max: 12 }"),
      ofTodo("{ cidr: 10.4.0.0/24, zones: [euw1-az1, euw1-az2] }"),
    ],
    [
      "14:63  providers.todo.service.compute.max: expected at most 11, as the servers' subnets have 22 addresses, and two for each while it is replaced, got 12",
    ],
  ],
  [
    "an image of another region's registry",
    [servers(fargate("", "222222222222.dkr.ecr.eu-west-2.amazonaws.com"))],
    [
      '14:40  providers.todo.service.compute.image: expected an image of the provider\'s own region (<account>.dkr.ecr.eu-west-1.amazonaws.com/...), got "222222222222.dkr.ecr.eu-west-2.amazonaws.com"',
    ],
  ],
  [
    "an image by a tag",
    [servers("{ type: fargate, image: 222222222222.dkr.ecr.eu-west-1.amazonaws.com/x:1 }")],
    [
      '14:40  providers.todo.service.compute.image: expected an image of ECR by its digest such as 111111111111.dkr.ecr.eu-west-1.amazonaws.com/names@sha256:00000000... (a tag may mean another image tomorrow), got "222222222222.dkr.ecr.eu-west-1.amazonaws.com/x:1"',
    ],
  ],
  [
    "an image of another registry",
    [servers("{ type: fargate, image: ghcr.io/acme/x@sha256:00 }")],
    [
      '14:40  providers.todo.service.compute.image: expected an image of ECR by its digest such as 111111111111.dkr.ecr.eu-west-1.amazonaws.com/names@sha256:00000000... (a tag may mean another image tomorrow), got "ghcr.io/acme/x@sha256:00"',
    ],
  ],
  [
    "a program that is no file",
    [servers("{ type: ec2, entry: ./nothing.ts }")],
    [
      '14:36  providers.todo.service.compute.entry: expected a file, its path relative to this one, got "./nothing.ts"',
    ],
  ],
  [
    "a port that asks for privileges",
    [[EC2, `      port: 80\n${EC2}`]],
    [
      "14:13  providers.todo.service.port: expected a whole number of ports that programs without privileges can open, from 1024 to 65535, got 80",
    ],
  ],
  [
    "protection of a table that there is not",
    [servers("{ type: ec2, entry: ./handlers/orders.ts, deletionProtection: false }")],
    [
      "14:78  providers.todo.service.compute.deletionProtection: expected no deletionProtection without a table, got false",
    ],
  ],
  [
    "variables that Crosslink or AWS sets, and one of two lines",
    [
      servers(
        '{ type: ec2, entry: ./handlers/orders.ts, environment: { PORT: "1", AWS_PROFILE: x, A_B: "x\\ny" } }',
      ),
    ],
    [
      '14:73  providers.todo.service.compute.environment.PORT: expected a variable that Crosslink and AWS leave alone (other than PORT, TABLE_NAME, AWS_... and ECS_...), got "PORT"',
      '14:84  providers.todo.service.compute.environment.AWS_PROFILE: expected a variable that Crosslink and AWS leave alone (other than PORT, TABLE_NAME, AWS_... and ECS_...), got "AWS_PROFILE"',
      '14:105 providers.todo.service.compute.environment.A_B: expected a value of one line in quotes, got "x\\ny"',
    ],
  ],
  [
    "a balancer of another region, with a network that is not needed",
    [
      servers(
        "{ type: existing, loadBalancerArn: arn:aws:elasticloadbalancing:eu-west-2:222222222222:loadbalancer/net/orders/0123456789abcdef, zones: [euw1-az1, euw1-az2] }",
      ),
    ],
    [
      "10:5   providers.todo.network: expected no network of servers that exist, got cidr and zones",
      '14:51  providers.todo.service.compute.loadBalancerArn: expected an ARN of the region eu-west-1, got "arn:aws:elasticloadbalancing:eu-west-2:222222222222:loadbalancer/net/orders/0123456789abcdef"',
    ],
  ],
  [
    "a balancer of another account, a letter for its zone, and logs that nobody writes",
    [
      [TODO_NETWORK, "    roles: { path: /a/ }\n"],
      servers(
        "{ type: existing, loadBalancerArn: arn:aws:elasticloadbalancing:eu-west-1:999999999999:loadbalancer/net/orders/0123456789abcdef, zones: [euw1-az1, b] }\n      logs: { retentionDays: 1 }",
      ),
    ],
    [
      "10:5   providers.todo.roles: expected no roles of servers that exist, got path",
      '14:51  providers.todo.service.compute.loadBalancerArn: expected a balancer of the account 222222222222, got "arn:aws:elasticloadbalancing:eu-west-1:999999999999:loadbalancer/net/orders/0123456789abcdef"',
      '14:163 providers.todo.service.compute.zones[1]: expected a zone id such as euw1-az1 (a letter names another zone in each account, an id the same in all), got "b"',
      "15:7   providers.todo.service.logs: expected no logs of servers that exist, got retentionDays",
    ],
  ],
  [
    "no network",
    [[TODO_NETWORK, ""]],
    [
      "8:3    providers.todo.network: expected a network (cidr and zones) for the servers, as compute.type is ec2, got nothing",
    ],
  ],
  [
    "a misspelt kind, and nothing said of what depends on it",
    [servers("{ type: ecs2, max: 0 }")],
    [
      '14:24  providers.todo.service.compute.type: expected one of the supported types (fargate, ec2, existing), got "ecs2" (did you mean "ec2"?)',
    ],
  ],
];

describe("servers of an endpoint service that cannot be", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedGateway(...edits))).toEqual(problems);
  });
});
