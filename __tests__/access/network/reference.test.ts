import { expanded, referenceIn, referent, resolved } from "../../../src/access/network/stack/reference";
import { readStack } from "../../../src/access/network/stack/stack-json";

const STACK = readStack("s", {
  locals: {
    id: "${aws_vpc.main.id}",
    again: "${local.id}",
    name: "api.example.com",
    address: "https://${local.name}/${aws_vpc.main.id}",
    computed: "${coalesce(local.id, null)}",
    round: "${local.about}",
    about: "${local.round}",
  },
  resource: { aws_vpc: { main: {} } },
  data: { aws_vpc_endpoint: { known: { id: "vpce-0123456789abcdef0" } } },
});

test.each([
  ["${aws_vpc.main.id}", { address: "aws_vpc.main", attribute: "id" }],
  [
    "${data.aws_vpc_endpoint.x.dns_entry[0].dns_name}",
    { address: "data.aws_vpc_endpoint.x", attribute: "dns_entry[0].dns_name" },
  ],
  ["${local.id}", undefined],
  ["${var.some.id}", undefined],
  ["${aws_vpc.main.id}/x", undefined],
  ["${try(aws_vpc.main.id, null)}", undefined],
  ["$${aws_vpc.main.id}", undefined],
  ["aws_vpc.main.id", undefined],
])("%s refers to %j", (text, reference) => {
  expect(referenceIn(text)).toEqual(reference);
});

test.each([
  ["a resource of the stack is its address", "${aws_vpc.main.id}", "aws_vpc.main"],
  ["a local value is what it stands for", "${local.again}", "aws_vpc.main"],
  ["a data source is its address", "${data.aws_vpc_endpoint.known.id}", "data.aws_vpc_endpoint.known"],
  ["an id is itself", "vpc-0123456789abcdef0", "vpc-0123456789abcdef0"],
  ["another attribute is no id", "${aws_vpc.main.arn}", "${aws_vpc.main.arn}"],
  ["a resource that is not there stays an expression", "${aws_vpc.gone.id}", "${aws_vpc.gone.id}"],
  ["what is computed stays an expression", "${local.computed}", "${coalesce(local.id, null)}"],
  ["a number stands for nothing", 7, undefined],
])("%s", (_, value, expected) => {
  expect(referent(STACK, value)).toBe(expected);
});

test("local values stand in a text in place, those that Terraform computes do not", () => {
  expect(expanded(STACK, "${local.address}!")).toBe("https://api.example.com/${aws_vpc.main.id}!");
  expect(expanded(STACK, "${local.computed}!")).toBe("${local.computed}!");
});

test("local values that go round in a circle come to an end", () => {
  expect(resolved(STACK, "${local.round}")).toMatch(/^\$\{local\.(?:round|about)\}$/);
  expect(expanded(STACK, "-${local.round}-")).toMatch(/^-\$\{local\.(?:round|about)\}-$/);
});
