import { EC2, FARGATE, providerOf } from "./provider-file";

/** Addresses are state: one that changes is a resource that Terraform replaces. */
const COMMON = [
  "aws_cloudwatch_log_group.servers",
  "aws_default_route_table.main",
  "aws_default_security_group.closed",
  "aws_dynamodb_table.service",
  "aws_lb.service",
  "aws_lb_listener.service",
  "aws_lb_target_group.service",
  "aws_security_group.balancer",
  "aws_security_group.endpoints",
  "aws_security_group.servers",
  "aws_subnet.endpoint_az1",
  "aws_subnet.endpoint_az2",
  "aws_subnet.server_az1",
  "aws_subnet.server_az2",
  "aws_vpc.main",
  "aws_vpc_endpoint.dynamodb",
  "aws_vpc_endpoint.logs",
  "aws_vpc_endpoint.s3",
  "aws_vpc_endpoint_connection_accepter.gateway",
  "aws_vpc_endpoint_service.service",
  "aws_vpc_endpoint_service_allowed_principal.account_111111111111",
  "aws_vpc_security_group_egress_rule.balancer_to_servers",
  "aws_vpc_security_group_egress_rule.servers_to_dynamodb",
  "aws_vpc_security_group_egress_rule.servers_to_endpoints",
  "aws_vpc_security_group_egress_rule.servers_to_s3",
  "aws_vpc_security_group_ingress_rule.endpoints_from_servers",
  "aws_vpc_security_group_ingress_rule.servers_from_balancer",
];

test.each([
  [
    "Fargate",
    FARGATE,
    [
      "aws_appautoscaling_policy.cpu",
      "aws_appautoscaling_target.tasks",
      "aws_ecs_cluster.service",
      "aws_ecs_service.service",
      "aws_ecs_task_definition.service",
      "aws_iam_role.execution",
      "aws_iam_role.task",
      "aws_iam_role_policy.execution",
      "aws_iam_role_policy.task",
      "aws_vpc_endpoint.ecr_api",
      "aws_vpc_endpoint.ecr_dkr",
    ],
  ],
  [
    "EC2",
    EC2,
    [
      "aws_autoscaling_group.service",
      "aws_autoscaling_policy.cpu",
      "aws_iam_instance_profile.service",
      "aws_iam_role.instance",
      "aws_iam_role_policy.instance",
      "aws_launch_template.service",
      "aws_s3_bucket.program",
      "aws_s3_bucket_ownership_controls.program",
      "aws_s3_bucket_policy.program",
      "aws_s3_bucket_public_access_block.program",
      "aws_s3_bucket_server_side_encryption_configuration.program",
      "aws_s3_object.program",
      "aws_vpc_endpoint.ssm",
      "aws_vpc_endpoint.ssmmessages",
    ],
  ],
])("the addresses of a service on %s, with a table", (_, compute, own) => {
  const { addresses } = providerOf({ compute: { ...compute, table: true } });
  expect(addresses).toEqual([...COMMON, ...own].sort());
});

test("a further zone moves no address and no subnet", () => {
  const two = providerOf({ compute: FARGATE });
  const network = { cidr: "10.5.0.0/22", zones: ["euw1-az1", "euw1-az2", "euw1-az3"] };
  const three = providerOf({ compute: FARGATE, party: { network } });
  expect(three.addresses.filter((address) => !two.addresses.includes(address))).toEqual([
    "aws_subnet.endpoint_az3",
    "aws_subnet.server_az3",
  ]);
  expect(three.json.resource.aws_subnet).toMatchObject(two.json.resource.aws_subnet ?? {});
});
