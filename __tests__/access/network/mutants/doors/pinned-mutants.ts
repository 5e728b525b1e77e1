import { listOf, objectOf } from "../../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, type Place, placesOf, type Stacks } from "../mutant";

/** Addresses of endpoints that AWS would not give, that are another's, or that are not said. */
export function pinnedMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_vpc_endpoint")
      .filter(({ attributes }) => attributes.vpc_endpoint_type === "Interface")
      .flatMap((place) =>
        place.attributes.subnet_configuration === undefined ? unasked(stacks, place) : pinned(stacks, place),
      ),
    ...placesOf(stacks, "data.aws_subnet").flatMap(({ path }) => [
      mutant(stacks, "addresses not compared", path, undefined),
      mutant(stacks, "addresses not compared", [...path, "id"], "subnet-0fffffffffffffff1"),
      mutant(stacks, "addresses not compared", [...path, "lifecycle"], undefined),
      mutant(
        stacks,
        "addresses not compared",
        [...path, "lifecycle", "postcondition"],
        [{ condition: "${true}", error_message: "none" }],
      ),
    ]),
  ];
}

function unasked(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const [subnet_id = ""] = listOf(attributes.subnet_ids);
  return [
    mutant(
      stacks,
      "address pinned unasked",
      [...path, "subnet_configuration"],
      [{ subnet_id, ipv4: "10.1.128.4" }],
    ),
  ];
}

function pinned(stacks: Stacks, { path, stackId, attributes }: Place): readonly Mutant[] {
  const all = listOf(attributes.subnet_configuration).map(objectOf);
  const others = placesOf(stacks, "aws_vpc_endpoint")
    .filter((place) => place.stackId === stackId)
    .flatMap((place) =>
      listOf(place.attributes.subnet_configuration).map((one) => String(objectOf(one).ipv4)),
    );
  const at = [...path, "subnet_configuration"];
  return [
    mutant(stacks, "addresses not said", at, undefined),
    mutant(stacks, "addresses not said", at, []),
    ...all.flatMap((one, i) => {
      const own = String(one.ipv4);
      const to = (ipv4: string) => mutant(stacks, "address replaced", at, all.with(i, { ...one, ipv4 }));
      const bytes = own.split(".");
      const reserved = ["0", "1", "2", "3"].map((last) => [...bytes.slice(0, 3), last].join("."));
      return [
        ...[
          ...reserved,
          ...others,
          "10.1.0.9",
          "10.9.0.4",
          "10.1.128",
          "10.1.128.256",
          "10.1.143.255",
          "fd00::1",
        ]
          .filter((other) => other !== own)
          .map(to),
        mutant(stacks, "addresses not said", at, all.toSpliced(i, 1)),
        mutant(stacks, "addresses not said", at, [...all, one]),
        mutant(
          stacks,
          "address of another subnet",
          at,
          all.with(i, { ...one, subnet_id: "subnet-0fffffffffffffff1" }),
        ),
        mutant(stacks, "address of another kind", at, all.with(i, { ...one, ipv6: "fd00::1" })),
      ];
    }),
    mutant(
      stacks,
      "address of another subnet",
      at,
      all.map((one, i) => ({ ...one, subnet_id: all.at(i - 1)?.subnet_id ?? "" })),
    ),
  ].filter(({ name }) => all.length > 1 || !name.includes(JSON.stringify(all)));
}
