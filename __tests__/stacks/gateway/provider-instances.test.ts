import type { Bundles } from "../../../src/bundle/bundle";
import { attribute, type Synthesized } from "../../support/synth";
import { allOf, EC2, providerOf } from "./provider-file";

const program = (sha256: string): Bundles => ({
  of: () => {
    throw new Error("there are no functions here");
  },
  programOf: () => ({ path: `assets/server.${sha256.slice(0, 12)}.js`, content: new Uint8Array(), sha256 }),
});

const [OLD, NEW] = ["a".repeat(64), "b".repeat(64)];
const stack = providerOf({ compute: { ...EC2, table: true } }, program(OLD));
const template = stack.json.resource.aws_launch_template?.service ?? {};
const userDataOf = (one: Synthesized) =>
  Buffer.from(String(attribute(one, "aws_launch_template.service", "user_data")), "base64").toString();

describe("an instance", () => {
  test("has no public address and no key pair, and is in the servers' group", () => {
    expect(template.network_interfaces).toEqual([
      {
        device_index: 0,
        associate_public_ip_address: "false",
        security_groups: ["${aws_security_group.servers.id}"],
      },
    ]);
    expect(template).not.toHaveProperty("key_name");
    expect(template).not.toHaveProperty("vpc_security_group_ids");
  });

  test("requires IMDSv2, with a hop limit of 1, and has an encrypted disk", () => {
    expect(template).toMatchObject({
      metadata_options: {
        http_endpoint: "enabled",
        http_tokens: "required",
        http_put_response_hop_limit: 1,
      },
      block_device_mappings: [
        {
          device_name: "/dev/xvda",
          ebs: { encrypted: "true", volume_type: "gp3", volume_size: 10, delete_on_termination: "true" },
        },
      ],
    });
  });

  test("is of the newest Amazon Linux 2023 for arm64, of the type that the file says", () => {
    const sized = providerOf({ compute: { ...EC2, instanceType: "c7g.large" } });
    expect(sized.json.resource.aws_launch_template?.service).toMatchObject({
      instance_type: "c7g.large",
      image_id: "${data.aws_ssm_parameter.image.insecure_value}",
    });
    expect(stack.json.data.aws_ssm_parameter?.image?.name).toMatch(/al2023-ami-kernel-default-arm64$/);
  });

  test("takes the program that was compiled, from the bucket, and compares its hash", () => {
    const text = userDataOf(stack);
    expect(text).toContain(`s3://shop-names-333333333333-eu-west-1/${OLD}.js `);
    expect(text).toContain(`echo "${OLD}  /opt/shop-names/server.js" | sha256sum --check`);
    expect(text).toContain('Environment="TABLE_NAME=shop-names"');
  });

  test("carries the deployment's tags, as its disk and its group do", () => {
    const tags = { owner: "platform" };
    const tagged = providerOf({ compute: EC2, file: { tags } });
    expect(attribute(tagged, "aws_launch_template.service", "tag_specifications")).toEqual(
      ["instance", "volume"].map((resource_type) => ({
        resource_type,
        tags: { ...tags, Name: "shop-names" },
      })),
    );
    expect(attribute(tagged, "aws_autoscaling_group.service", "tag")).toEqual([
      { key: "owner", value: "platform", propagate_at_launch: false },
    ]);
  });
});

describe("the group of instances", () => {
  const group = stack.json.resource.aws_autoscaling_group?.service ?? {};

  test("is scaled between the file's numbers, and no apply sets it back", () => {
    const scaled = providerOf({ compute: { ...EC2, min: 3, max: 9 } });
    expect(scaled.json.resource.aws_autoscaling_group?.service).toMatchObject({ min_size: 3, max_size: 9 });
    expect(group).not.toHaveProperty("desired_capacity");
    expect(stack.json.resource.aws_autoscaling_policy?.cpu).toMatchObject({
      policy_type: "TargetTrackingScaling",
      target_tracking_configuration: {
        predefined_metric_specification: { predefined_metric_type: "ASGAverageCPUUtilization" },
      },
    });
  });

  test("is behind the balancer, whose verdict counts", () => {
    expect(group).toMatchObject({
      target_group_arns: ["${aws_lb_target_group.service.arn}"],
      health_check_type: "ELB",
      min_elb_capacity: 2,
      vpc_zone_identifier: ["${aws_subnet.server_az1.id}", "${aws_subnet.server_az2.id}"],
    });
  });

  test("replaces its instances with each version of the template, new ones before old ones", () => {
    expect(group).toMatchObject({
      launch_template: {
        id: "${aws_launch_template.service.id}",
        version: "${aws_launch_template.service.latest_version}",
      },
      instance_refresh: {
        strategy: "Rolling",
        preferences: { min_healthy_percentage: 100, max_healthy_percentage: 200 },
      },
    });
  });

  test("starts nothing before the program and the role's policy are there", () => {
    expect(group.depends_on).toEqual(
      expect.arrayContaining(["aws_s3_object.program", "aws_iam_role_policy.instance"]),
    );
  });
});

describe("another program", () => {
  const next = providerOf({ compute: { ...EC2, table: true } }, program(NEW));

  test("is another object, which is there before the old one goes, and another user data", () => {
    const object = { key: `${NEW}.js`, source: `assets/server.${NEW.slice(0, 12)}.js`, source_hash: NEW };
    expect(next.json.resource.aws_s3_object?.program).toMatchObject({
      ...object,
      lifecycle: { create_before_destroy: true },
    });
    expect(userDataOf(next)).toBe(userDataOf(stack).replaceAll(OLD, NEW));
  });

  test("changes nothing else", () => {
    const rest = ({ json }: Synthesized) => {
      const { aws_s3_object: _, aws_launch_template: __, ...others } = json.resource;
      return others;
    };
    expect(rest(next)).toEqual(rest(stack));
  });
});

describe("the bucket of programs", () => {
  test("is the account's own, encrypted, without access lists, and for nobody without TLS", () => {
    expect(allOf(stack, "aws_s3_bucket").program).toMatchObject({
      bucket: "shop-names-333333333333-eu-west-1",
      force_destroy: true,
    });
    expect(allOf(stack, "aws_s3_bucket_public_access_block").program).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(allOf(stack, "aws_s3_bucket_ownership_controls").program).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
    expect(allOf(stack, "aws_s3_bucket_server_side_encryption_configuration").program).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
    });
    expect(String(allOf(stack, "aws_s3_bucket_policy").program?.policy)).toContain("aws:SecureTransport");
  });
});
