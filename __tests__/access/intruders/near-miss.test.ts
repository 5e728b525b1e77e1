import { documentWords } from "../../../src/access/evaluation/wording";
import { nearlyTheSame, nearMisses } from "../../../src/access/intruders/near-miss";
import { matchesWildcard } from "../../../src/model/aws/wildcard";
import type { Statement } from "../../../src/policies/document";
import {
  CONSUMER,
  COVERING,
  COVERING_IN_ONE_ACCOUNT,
  DEFAULT,
  deploymentFrom,
  EXISTING_ROLES,
  PROVIDER,
  SERVICE,
  TWO_OUTSIDE,
} from "../../support/deployment";
import { problemsOf } from "../../support/policies/mutated-world";
import { policyPlaces } from "../../support/policies/policy-places";

const ROLE = "arn:aws:iam::222222222222:role";

test("the near misses of a pattern are what it would match with a star too many", () => {
  expect(nearMisses("/orders/*", "~")).toEqual(["/orders/*~", "~/orders/*", "/orders*"]);
  for (const near of nearMisses("caller", "x")) expect(matchesWildcard("caller", near)).toBe(false);
});

test("roles that are nearly the same have a similar name, or the same name in another account", () => {
  const near = nearlyTheSame([`${ROLE}/team/ecs-*`, `${ROLE}/caller`]);
  expect(near.map(({ words, caller }) => [words, caller.account])).toEqual([
    // `team/ecs-samplex` matches the wildcard itself.
    ["xteam/ecs-sample instead of team/ecs-*", "222222222222"],
    ["team/ecssample instead of team/ecs-*", "222222222222"],
    ["team/ecs-* of another account", "999999999999"],
    ["callerx instead of caller", "222222222222"],
    ["xcaller instead of caller", "222222222222"],
    ["calle instead of caller", "222222222222"],
    ["caller of another account", "999999999999"],
  ]);
});

const IN_ONE_ACCOUNT = {
  ...DEFAULT,
  providers: {
    provider: {
      ...PROVIDER,
      service: { ...SERVICE, routes: ["GET /", "GET /accounts/{id}", "POST /accounts"] },
    },
  },
  consumers: {
    consumer: {
      ...CONSUMER,
      account: PROVIDER.account,
      uses: { provider: { routes: ["GET /", "GET /accounts/{id}"] } },
    },
  },
};

const WITH_PATHS = {
  ...DEFAULT,
  providers: { provider: { ...PROVIDER, roles: { path: "/crosslink/" } } },
  consumers: { consumer: { ...CONSUMER, roles: { path: "/team/web/" } } },
};

/** A Deny also guards what an Allow grants in the API's own account; it is tried like any other statement. */
test.each([
  ["the default deployment", DEFAULT, /: Allow\w+: arn:aws:iam::111111111111:role/],
  ["one whose roles have paths", WITH_PATHS, /: Allow\w+: arn:aws:iam::111111111111:role/],
  ["one with roles that exist already", EXISTING_ROLES, /: Allow\w+: arn:aws:iam::111111111111:role/],
  ["one in a single account", IN_ONE_ACCOUNT, /^resource policy of provider: AllowConsumer: /],
  ["two consumers of a regional API", TWO_OUTSIDE, /: Allow\w+: arn:aws:iam::111111111111:role/],
  ["covering grants", COVERING, /: Allow\w+: arn:aws:iam::111111111111:role/],
  [
    "covering grants in a single account",
    COVERING_IN_ONE_ACCOUNT,
    /^resource policy of provider: AllowConsumer: /,
  ],
])(
  "a star too many in any document of %s, or a resource too few in a Deny, is found",
  (_, file, heldTwice) => {
    const tried: string[] = [];
    const missed: string[] = [];
    for (const { ref, document, withDocument } of policyPlaces(deploymentFrom(file))) {
      for (const [i, statement] of document.Statement.entries()) {
        for (const [wide, instead] of widened(statement)) {
          tried.push(wide);
          const world = withDocument({ ...document, Statement: document.Statement.with(i, instead) });
          if (problemsOf(world).length === 0) missed.push(`${documentWords(ref)}: ${statement.Sid}: ${wide}`);
        }
      }
    }
    expect(tried.length).toBeGreaterThan(30);
    expect(missed.filter((one) => !heldTwice.test(one))).toEqual([]);
  },
);

/**
 * Statements that allow more or deny less than this one: an Allow with a star too many in one text, a Deny
 * with one in its excepted roles, or without one of its resources.
 */
function widened(statement: Statement): readonly (readonly [string, Statement])[] {
  const { Effect, Resource = [], Condition = {} } = statement;
  const resources = [Resource].flat();
  const isDeny = Effect === "Deny";
  return [
    ...(isDeny ? [] : oneWider(Resource, stars))
      // A star adds nothing if another pattern already allows all that it matches.
      .filter(([wide, all]) => all.filter((one) => matchesWildcard(one, wide)).length === 1)
      .map(([wide, all]) => [wide, { ...statement, Resource: all }] as const),
    ...(isDeny && resources.length > 1 ? resources : []).map(
      (one, i) => [`without ${one}`, { ...statement, Resource: resources.toSpliced(i, 1) }] as const,
    ),
    ...Object.entries(Condition)
      .filter(([operator]) => isDeny === operator.startsWith("ArnNot"))
      .flatMap(([operator, keys]) =>
        oneWider(keys["aws:PrincipalArn"] ?? [], roleStars).map(([wide, all]) => {
          const changed = { ...Condition, [operator]: { ...keys, "aws:PrincipalArn": all } };
          return [wide, { ...statement, Condition: changed } as Statement] as const;
        }),
      ),
  ];
}

/** The texts with one widened at a time, and the widened one. */
function oneWider(texts: string | readonly string[], wider: (text: string) => readonly string[]) {
  const all = [texts].flat();
  return all.flatMap((text, i) => wider(text).map((wide) => [wide, all.with(i, wide)] as const));
}

/** A star at the end, and one in place of the last letter. */
function stars(text: string): readonly string[] {
  return [`${text}*`, text.replace(/[^*](\**)$/, "*$1")].filter((wide) => !wide.endsWith("**"));
}

function roleStars(arn: string): readonly string[] {
  return [...stars(arn), arn.replace(":role/", ":role/*")];
}
