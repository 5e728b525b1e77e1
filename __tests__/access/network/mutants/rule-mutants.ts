import { type Mutant, mutant, others, type Place, placesOf, type Stacks } from "./mutant";

const TYPES = ["aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule"];
const PEERS = ["referenced_security_group_id", "prefix_list_id", "cidr_ipv4", "cidr_ipv6"];
const STRANGER = "sg-0fffffffffffffff1";

/** Every rule of a security group dropped, widened and turned to others. */
export function ruleMutants(stacks: Stacks): readonly Mutant[] {
  return TYPES.flatMap((type) => placesOf(stacks, type)).flatMap((rule) => [
    mutant(stacks, "rule dropped", rule.path, undefined),
    ...opened(stacks, rule),
    ...widened(stacks, rule),
    ...turned(stacks, rule),
    ...added(stacks, rule),
  ]);
}

/** In place of its peer, and beside it, as AWS would refuse. */
function opened(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const bare = Object.fromEntries(Object.entries(attributes).filter(([name]) => !PEERS.includes(name)));
  const blocks = { cidr_ipv4: ["0.0.0.0/0", "10.0.0.0/8", "203.0.113.7/32"], cidr_ipv6: ["::/0"] };
  return Object.entries(blocks).flatMap(([name, values]) =>
    values
      .filter((value) => value !== attributes[name])
      .flatMap((value) => [
        mutant(stacks, "rule opened to addresses", path, { ...bare, [name]: value }),
        mutant(stacks, "rule opened to addresses", path, { ...attributes, [name]: value }),
      ]),
  );
}

function widened(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const { from_port, to_port, ...anyPort } = attributes;
  const all = { ...anyPort, ip_protocol: "-1" };
  const of = (kind: string, change: object) => mutant(stacks, kind, path, { ...attributes, ...change });
  return [
    mutant(stacks, "rule of any protocol", path, all),
    of("rule of any protocol", { ip_protocol: "-1" }),
    of("rule of another protocol", { ip_protocol: "udp" }),
    of("rule's ports widened", { from_port: 0, to_port: 65535 }),
    of("rule's ports widened", { to_port: 444 }),
    of("rule's ports widened", { from_port: 442 }),
    of("rule's ports moved", { from_port: 80, to_port: 80 }),
  ];
}

function turned(stacks: Stacks, rule: Place): readonly Mutant[] {
  const groups = [...others(stacks, rule, "aws_security_group"), STRANGER];
  return ["security_group_id", "referenced_security_group_id"].flatMap((name) =>
    groups
      .filter((group) => rule.attributes[name] !== undefined && rule.attributes[name] !== group)
      .map((group) => mutant(stacks, "rule's group replaced", [...rule.path, name], group)),
  );
}

/** The same rule once more, under another name and wider. */
function added(stacks: Stacks, { path, attributes, name }: Place): readonly Mutant[] {
  const beside = [...path.slice(0, -1), `${name}_too`];
  return [
    mutant(stacks, "rule added", beside, attributes),
    mutant(stacks, "rule added", beside, { ...attributes, from_port: 22, to_port: 22 }),
    mutant(stacks, "rule added", beside, { ...attributes, from_port: 0, to_port: 65535 }),
  ];
}
