import { attribute, type Synthesized } from "../../support/synth";
import { allOf, DIGEST, FARGATE, providerOf } from "./provider-file";

const containersOf = (stack: Synthesized) =>
  JSON.parse(String(attribute(stack, "aws_ecs_task_definition.service", "container_definitions")));

const stack = providerOf({ compute: { ...FARGATE, table: true } });
const [container, ...others] = containersOf(stack);

describe("a container", () => {
  test("is the only one of its task, and runs an image by its digest", () => {
    expect(others).toEqual([]);
    expect(container.image).toBe(`333333333333.dkr.ecr.eu-west-1.amazonaws.com/team/names@${DIGEST}`);
  });

  test("is nobody in particular, with nothing that it can write and no privilege", () => {
    expect(container).toMatchObject({
      user: "1000:1000",
      readonlyRootFilesystem: true,
      linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
    });
    expect(container).not.toHaveProperty("privileged");
    expect(container).not.toHaveProperty("secrets");
  });

  test("listens on the service's port, which it is told", () => {
    expect(container.portMappings).toEqual([{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }]);
    expect(container.environment).toEqual([
      { name: "PORT", value: "8080" },
      { name: "TABLE_NAME", value: "shop-names" },
    ]);
  });

  test("has variables as they are written, with nothing for Terraform to evaluate", () => {
    const environment = { GREETING: '100% ${x} %{y} "q"' };
    const [{ environment: variables }] = containersOf(providerOf({ compute: { ...FARGATE, environment } }));
    expect(variables).toEqual([
      { name: "GREETING", value: '100% $${x} %%{y} "q"' },
      { name: "PORT", value: "8080" },
    ]);
  });

  test("is not held up by its log, which goes to a group that is there before it", () => {
    expect(container.logConfiguration).toEqual({
      logDriver: "awslogs",
      options: expect.objectContaining({
        mode: "non-blocking",
        "awslogs-group": "${aws_cloudwatch_log_group.servers.name}",
        "awslogs-region": "eu-west-1",
      }),
    });
    expect(container.logConfiguration.options).not.toHaveProperty("awslogs-create-group");
  });
});

describe("the log group", () => {
  test("keeps and encrypts as the file says", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:333333333333:key/11111111-2222-3333-4444-555555555555";
    const logged = providerOf({ compute: FARGATE, service: { logs: { retentionDays: 14, kmsKeyArn } } });
    expect(logged.json.resource.aws_cloudwatch_log_group?.servers).toMatchObject({
      name: "/ecs/shop-names",
      retention_in_days: 14,
      kms_key_id: kmsKeyArn,
    });
  });
});

describe("a task", () => {
  test("is of the size that the file says, on ARM64", () => {
    const sized = providerOf({ compute: { ...FARGATE, cpu: 512, memoryMb: 1024 } });
    expect(sized.json.resource.aws_ecs_task_definition?.service).toMatchObject({
      cpu: "512",
      memory: "1024",
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      runtime_platform: { cpu_architecture: "ARM64", operating_system_family: "LINUX" },
      lifecycle: { create_before_destroy: true },
    });
  });

  test("has a role only where it has a table", () => {
    expect(attribute(stack, "aws_ecs_task_definition.service", "task_role_arn")).toBe(
      "${aws_iam_role.task.arn}",
    );
    const without = providerOf({ compute: FARGATE });
    expect(attribute(without, "aws_ecs_task_definition.service", "task_role_arn")).toBeUndefined();
    expect(Object.keys(allOf(without, "aws_iam_role"))).toEqual(["execution"]);
  });
});

describe("the service", () => {
  const service = stack.json.resource.aws_ecs_service?.service;

  test("runs without public addresses, in the servers' subnets and group", () => {
    expect(service).toMatchObject({
      launch_type: "FARGATE",
      platform_version: "1.4.0",
      network_configuration: {
        assign_public_ip: false,
        subnets: ["${aws_subnet.server_az1.id}", "${aws_subnet.server_az2.id}"],
        security_groups: ["${aws_security_group.servers.id}"],
      },
    });
    expect(service).not.toHaveProperty("enable_execute_command");
  });

  test("starts new tasks before it stops old ones, goes back where they fail, and the apply waits for them", () => {
    expect(service).toMatchObject({
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      deployment_circuit_breaker: { enable: true, rollback: true },
      wait_for_steady_state: true,
    });
  });

  test("is scaled between the file's numbers, and no apply sets it back", () => {
    const scaled = providerOf({ compute: { ...FARGATE, desired: 3, max: 9 } });
    const scaling = { min_capacity: 3, max_capacity: 9, scalable_dimension: "ecs:service:DesiredCount" };
    expect(scaled.json.resource.aws_appautoscaling_target?.tasks).toMatchObject(scaling);
    expect(scaled.json.resource.aws_ecs_service?.service).toMatchObject({
      desired_count: 3,
      lifecycle: { ignore_changes: ["desired_count"] },
    });
    expect(scaled.json.resource.aws_appautoscaling_policy?.cpu).toMatchObject({
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
      },
    });
  });

  test("starts nothing before its roles have their policies", () => {
    expect(service?.depends_on).toEqual(
      expect.arrayContaining(["aws_iam_role_policy.execution", "aws_iam_role_policy.task"]),
    );
  });
});

describe("the table", () => {
  test("has the keys pk and sk, is encrypted and can be restored, and is not deleted by mistake", () => {
    expect(stack.json.resource.aws_dynamodb_table?.service).toMatchObject({
      hash_key: "pk",
      range_key: "sk",
      billing_mode: "PAY_PER_REQUEST",
      server_side_encryption: { enabled: true },
      point_in_time_recovery: { enabled: true },
      deletion_protection_enabled: true,
    });
    const unprotected = providerOf({ compute: { ...FARGATE, table: true, deletionProtection: false } });
    expect(attribute(unprotected, "aws_dynamodb_table.service", "deletion_protection_enabled")).toBe(false);
  });
});
