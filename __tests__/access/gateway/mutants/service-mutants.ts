import type { Json, JsonObject } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, type Place, placesOf, type Stacks } from "../../network/mutants/mutant";

const ID = "vpce-0fffffffffffffff1";

/** Endpoint services that let more connect, servers in the open, and links between stacks that lead elsewhere. */
export function serviceMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_vpc_endpoint_service").flatMap((place) => service(stacks, place)),
    ...placesOf(stacks, "aws_vpc_endpoint_service_allowed_principal").flatMap((place) =>
      principal(stacks, place),
    ),
    ...placesOf(stacks, "aws_vpc_endpoint_connection_accepter").flatMap((place) => acceptance(stacks, place)),
    ...placesOf(stacks, "aws_vpc_endpoint").flatMap((place) => endpoint(stacks, place)),
    ...placesOf(stacks, "aws_ecs_service").flatMap((place) => containers(stacks, place)),
    ...placesOf(stacks, "aws_iam_role_policy").flatMap((place) => rights(stacks, place)),
    ...Object.keys(stacks).flatMap((stackId) => links(stacks, stackId)),
  ];
}

function service(stacks: Stacks, { path }: Place): readonly Mutant[] {
  return [
    ...[false, undefined].map((value) =>
      mutant(stacks, "service that accepts everybody", [...path, "acceptance_required"], value),
    ),
    ...[["*"], ["arn:aws:iam::999999999999:root"]].map((principals) =>
      mutant(stacks, "principal added", [...path, "allowed_principals"], principals),
    ),
    mutant(stacks, "service of another balancer", [...path, "network_load_balancer_arns"], ["arn:other"]),
    mutant(stacks, "service with a name of its own", [...path, "private_dns_name"], "example.com"),
  ];
}

function principal(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const arns = ["*", "arn:aws:iam::999999999999:root", "arn:aws:iam::111111111111:role/one"];
  return [
    ...arns.map((arn) => mutant(stacks, "principal replaced", [...path, "principal_arn"], arn)),
    ...arns.map((arn) =>
      mutant(stacks, "principal added", [...path.slice(0, -1), "more"], {
        ...attributes,
        principal_arn: arn,
      }),
    ),
  ];
}

function acceptance(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const { count: _, ...always } = attributes;
  return [
    mutant(stacks, "another endpoint accepted", [...path, "vpc_endpoint_id"], ID),
    mutant(stacks, "another endpoint accepted", path, { ...always, vpc_endpoint_id: ID }),
    mutant(stacks, "endpoint accepted too", [...path.slice(0, -1), "more"], {
      ...always,
      vpc_endpoint_id: ID,
    }),
    mutant(stacks, "endpoint accepted twice", [...path.slice(0, -1), "again"], attributes),
    mutant(stacks, "endpoint accepted while it is unknown", [...path, "count"], 1),
    mutant(stacks, "acceptance dropped", path, undefined),
  ];
}

function endpoint(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const names = placesOf(stacks, "aws_vpc_endpoint")
    .filter(({ stackId }) => stackId === place.stackId)
    .map(({ attributes: other }) => other.service_name);
  const groups = others(stacks, place, "aws_security_group");
  return [
    ...[...names, "com.amazonaws.vpce.eu-west-1.vpce-svc-0fffffffffffffff1"]
      .filter((name) => name !== attributes.service_name)
      .map((name) => mutant(stacks, "endpoint of another service", [...path, "service_name"], name)),
    ...groups
      .map((group) => [group])
      .filter((group) => JSON.stringify(group) !== JSON.stringify(attributes.security_group_ids))
      .map((group) => mutant(stacks, "endpoint in another group", [...path, "security_group_ids"], group)),
    mutant(stacks, "endpoint with a wide policy", [...path, "policy"], EVERYTHING),
  ];
}

const EVERYTHING = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

function containers(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const network = attributes.network_configuration as { readonly [name: string]: Json };
  const changes: readonly JsonObject[] = [
    { assign_public_ip: true },
    { security_groups: [] },
    { subnets: [] },
  ];
  return changes.map((change) =>
    mutant(stacks, "containers in the open", [...path, "network_configuration"], { ...network, ...change }),
  );
}

function rights(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const document = JSON.parse(String(attributes.policy)) as {
    readonly Statement: readonly { readonly [name: string]: Json }[];
  };
  const with_ = (Statement: readonly Json[]) =>
    mutant(stacks, "role with other rights", [...path, "policy"], JSON.stringify({ ...document, Statement }));
  return document.Statement.flatMap((statement, i) => [
    with_(document.Statement.toSpliced(i, 1)),
    with_(document.Statement.with(i, { ...statement, Action: "*" })),
    with_(document.Statement.with(i, { ...statement, Resource: "*" })),
    with_(
      document.Statement.with(i, { ...statement, Effect: statement.Effect === "Allow" ? "Deny" : "Allow" }),
    ),
    with_([...document.Statement, { Effect: "Allow", Action: "iam:*", Resource: "*" }]),
  ]).filter((one) => JSON.stringify(one.stacks) !== JSON.stringify(stacks));
}

/** The outputs by which stacks know one another, and the local values that read them. */
function links(stacks: Stacks, stackId: string): readonly Mutant[] {
  const json = stacks[stackId] as {
    readonly locals?: Readonly<Record<string, string>>;
    readonly output?: Readonly<Record<string, { readonly value: Json }>>;
  };
  const locals = Object.entries(json.locals ?? {}).flatMap(([name, text]) =>
    [
      text.replace(/terraform_remote_state\.\w+/, "terraform_remote_state.other"),
      text.replace(/outputs\.(\w+)/, "outputs.other"),
      text.replace(/\["\w+"\]/, '["other"]'),
      ID,
    ]
      .filter((other) => other !== text)
      .map((other) => mutant(stacks, "link led elsewhere", [stackId, "locals", name], other)),
  );
  const ids = Object.entries((json.output?.endpoint_ids?.value ?? {}) as Readonly<Record<string, string>>);
  const at = [stackId, "output", "endpoint_ids", "value"];
  return [
    ...locals,
    ...ids.flatMap(([use, id]) => [
      mutant(stacks, "output of another endpoint", [...at, use], ID),
      mutant(stacks, "output of another endpoint", [...at, use], undefined),
      mutant(stacks, "output added", [...at, "other"], id),
      ...ids
        .filter(([, other]) => other !== id)
        .map(([, other]) => mutant(stacks, "output of another endpoint", [...at, use], other)),
    ]),
    ...(json.output?.endpoint_service_name
      ? ["com.amazonaws.vpce.eu-west-1.vpce-svc-0fffffffffffffff1", "${aws_lb.service.arn}"].map((value) =>
          mutant(
            stacks,
            "output of another service",
            [stackId, "output", "endpoint_service_name", "value"],
            value,
          ),
        )
      : []),
  ];
}
