import { edited } from "../base";
import { problemsOf } from "../problems-of";

const PATH =
  "a path such as /crosslink/, of letters, digits and +=,.@-_ between slashes, at most 512 characters";

/** The base, whose provider makes its roles like this. */
const withRoles = (roles: string) => edited(["    service:\n", `    roles: ${roles}\n    service:\n`]);
const pathOf = (length: number) => `/${"x".repeat(length - 2)}/`;

describe("a path of roles", () => {
  test.each(["/", "/crosslink/", "/team/a.b-c_d+e=f,g@h/", pathOf(512)])("%s", (path) => {
    expect(problemsOf(withRoles(`{ path: "${path}" }`))).toEqual([]);
  });
});

describe("what is none", () => {
  test.each([
    ["without a slash before it", "crosslink/"],
    ["without a slash behind it", "/crosslink"],
    ["with nothing between two slashes", "/a//b/"],
    ["with a wildcard, which would mean other roles in a policy", "/team-*/"],
    ["with a variable of Terraform's or IAM's", "/${team}/"],
    ["with a space", "/a b/"],
    ["empty", ""],
    ["of 513 characters", pathOf(513)],
  ])("%s", (_, path) => {
    const [problem, ...others] = problemsOf(withRoles(`{ path: "${path}" }`));
    expect(problem).toContain(
      `11:20  providers.orders.roles.path: expected ${PATH}, got "${path.slice(0, 40)}`,
    );
    expect(others).toEqual([]);
  });
});

describe("a boundary of roles", () => {
  const withBoundary = (arn: string) => problemsOf(withRoles(`{ permissionsBoundary: "${arn}" }`));
  const problem = (wanted: string, arn: string) => [
    `11:35  providers.orders.roles.permissionsBoundary: expected ${wanted}, got "${arn}"`,
  ];

  test.each([
    "arn:aws:iam::111111111111:policy/boundary",
    "arn:aws:iam::111111111111:policy/team/boundary",
    "arn:aws:iam::aws:policy/PowerUserAccess",
    "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
  ])("%s", (arn) => {
    expect(withBoundary(arn)).toEqual([]);
  });

  test.each([
    ["a role", "arn:aws:iam::111111111111:role/boundary"],
    ["a name", "boundary"],
    ["a pattern", "arn:aws:iam::111111111111:policy/*"],
    ["a folder of policies", "arn:aws:iam::111111111111:policy/team/"],
  ])("that is %s", (_, arn) => {
    expect(withBoundary(arn)).toEqual(
      problem("the ARN of a managed policy such as arn:aws:iam::123456789012:policy/boundary", arn),
    );
  });

  test("of another account", () => {
    const arn = "arn:aws:iam::222222222222:policy/boundary";
    expect(withBoundary(arn)).toEqual(problem("a policy of the account 111111111111, or of AWS", arn));
  });

  test("of another partition", () => {
    const arn = "arn:aws-cn:iam::aws:policy/PowerUserAccess";
    expect(withBoundary(arn)).toEqual(
      problem("an ARN of the partition aws, as the region is eu-west-1", arn),
    );
  });
});

test("an unknown key of roles is reported with those that there are", () => {
  expect(problemsOf(withRoles("{ boundary: x }"))).toEqual([
    '11:14  providers.orders.roles.boundary: expected one of the keys (path, permissionsBoundary), got "boundary"',
  ]);
});
