import { allOf, EC2, FARGATE, providerOf } from "./provider-file";

describe.each([
  ["us-gov-west-1", "aws-us-gov", "usgw1", "amazonaws.com", "com.amazonaws"],
  ["cn-north-1", "aws-cn", "cnn1", "amazonaws.com.cn", "cn.com.amazonaws"],
])("in %s", (region, partition, zones, suffix, ecr) => {
  const state = { type: "s3", bucket: "acme-terraform-state", region };
  const network = { cidr: "10.5.0.0/22", zones: [`${zones}-az1`, `${zones}-az2`] };
  const gateway = { externalConsumers: { partner: { account: "444444444444" } } };
  const image = `333333333333.dkr.ecr.${region}.${suffix}/names@sha256:${"4f53cda1".repeat(8)}`;
  const [tasks, instances] = [{ ...FARGATE, image }, EC2].map((compute) =>
    providerOf({
      compute: { ...compute, table: true },
      party: { network, ...gateway },
      file: { region, state, consumers: {} },
    }),
  );

  test("every ARN is of the partition", () => {
    for (const stack of [tasks, instances]) {
      const partitions = new Set(
        [...(stack?.text ?? "").matchAll(/arn:(aws[a-z-]*):/g)].map(([, one]) => one),
      );
      expect([...partitions]).toEqual([partition]);
    }
  });

  test("endpoints are of services by their names there", () => {
    const names = [tasks, instances].flatMap((stack) =>
      stack ? Object.values(allOf(stack, "aws_vpc_endpoint")).map(({ service_name }) => service_name) : [],
    );
    expect([...new Set(names)].sort()).toEqual(
      [
        `${ecr}.${region}.ecr.api`,
        `${ecr}.${region}.ecr.dkr`,
        ...["dynamodb", "logs", "s3", "ssm", "ssmmessages"].map((one) => `com.amazonaws.${region}.${one}`),
      ].sort(),
    );
  });

  test("images and packages come from the region's own buckets", () => {
    const s3 = [tasks, instances].map((stack) => stack && allOf(stack, "aws_vpc_endpoint").s3?.policy);
    expect(s3[0]).toContain(`arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`);
    expect(s3[1]).toContain(`arn:${partition}:s3:::al2023-repos-${region}-de612dc2/*`);
  });
});

describe("the roles of servers", () => {
  const roles = { path: "/team/", permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" };
  test.each([
    ["tasks", FARGATE, ["execution", "task"]],
    ["instances", EC2, ["instance"]],
  ])(
    "have the path and the boundary of the party, and policies that know them by it: %s",
    (_, compute, names) => {
      const stack = providerOf({ compute: { ...compute, table: true }, party: { roles } });
      const made = allOf(stack, "aws_iam_role");
      expect(Object.keys(made)).toEqual(names);
      for (const role of Object.values(made))
        expect(role).toMatchObject({ path: "/team/", permissions_boundary: roles.permissionsBoundary });
      const named = [...stack.text.matchAll(/arn:aws:iam::333333333333:role\/([^"\\]+)/g)].map(
        ([, name]) => name,
      );
      expect([...new Set(named)].sort()).toEqual(names.map((name) => `team/shop-names-${name}`));
      for (const profile of Object.values(allOf(stack, "aws_iam_instance_profile")))
        expect(profile).toMatchObject({ path: "/team/" });
    },
  );
});
