import { apiFindings } from "./api/api";
import { danglingReferences } from "./closed/dangling";
import { OF_API_STACKS, type Vocabulary } from "./closed/known-types";
import { closedNetwork } from "./closed/network";
import { foreignParts } from "./closed/parts";
import { unknownParts } from "./closed/unknown";
import { endpointPolicies } from "./every-stack/endpoint-policies";
import { namedProviders } from "./every-stack/named-providers";
import { ownParts } from "./every-stack/own-parts";
import { retentions } from "./every-stack/retention";
import { secrets } from "./every-stack/secrets";
import type { Expectations, StackExpectations } from "./expectations";
import { about, type Fact, type Finding, fact, factsOf, problem } from "./finding";
import { frontDoors } from "./front-doors/front-doors";
import { noLinkParts, noPinnedAddresses } from "./front-doors/link-parts";
import { keys } from "./keys/keys";
import { apiLinks } from "./links/api-links";
import { certificateSecrets } from "./mutual-tls/use/certificate-secrets";
import { enteredEndpoints } from "./mutual-tls/use/entered";
import { type Json, readStack, type Stack } from "./stack/stack-json";
import { throughVpc } from "./ways/through-vpc";
import { withoutVpc } from "./ways/without-vpc";

/** Every way through a deployment's networks, and that there is no other. */
export interface NetworkFindings {
  /** Facts of the stacks' JSON. */
  readonly sentences: readonly string[];
  /** The same, each with its matter. */
  readonly facts: readonly Fact[];
  /** Conditions that others have to meet, in parts that they own. */
  readonly assumptions: readonly string[];
  /** Everything that is not as the file has it, or that would be passed over; none where the proof holds. */
  readonly problems: readonly string[];
}

/**
 * Proves on what Terraform will be given, not on what it was made from, that each client reaches its API by one way and
 * that there is no other way in or out; and what of a stack nobody should have to check by eye.
 * @param stacks the parsed `cdk.tf.json` of each stack, by stack id
 * @param expectations the words of the deployment file about each stack, by stack id
 */
export function networkFindings(
  stacks: Readonly<Record<string, Json>>,
  expectations: Expectations,
): NetworkFindings {
  const all = Object.entries(stacks).map(([id, json]) => readStack(id, json));
  const findings = [
    ...all.flatMap((stack) => stackFindings(stack, expectations[stack.id])),
    ...Object.keys(expectations)
      .filter((id) => stacks[id] === undefined)
      .map((id) => problem({ id }, "expected a stack, got none")),
    ...about("way", apiLinks(all, expectations)),
  ];
  const texts = (kind: Finding["kind"]) => [
    ...new Set(findings.filter((finding) => finding.kind === kind).map(({ text }) => text)),
  ];
  return {
    sentences: texts("fact"),
    facts: factsOf(findings),
    assumptions: texts("assumption"),
    problems: texts("problem"),
  };
}

function stackFindings(stack: Stack, expected: StackExpectations | undefined): readonly Finding[] {
  if (expected === undefined) return [problem(stack, "expected no stack of this name, as the file has none")];
  return [
    ...waysAndNoOther(stack, expected),
    ...about("access", expected.api ? apiFindings(stack, expected.api) : frontDoors(stack, expected)),
    ...about("secret", [...keys(stack, expected), ...certificateSecrets(stack, expected), ...secrets(stack)]),
    ...about("access", endpointPolicies(stack, enteredEndpoints(stack, expected))),
    ...about("record", retentions(stack)),
    ...about("make", [...ownParts(stack), ...namedProviders(stack)]),
  ];
}

function waysAndNoOther(stack: Stack, expected: StackExpectations): readonly Finding[] {
  const { api, ways, adopted, doors = {}, uses = {} } = expected;
  const enters = Object.values(uses).some(({ entrance }) => entrance !== undefined);
  const hasEntrance = api?.entrance !== undefined;
  const findings = [
    ...about("way", ways ? throughVpc(stack, ways, expected) : withoutVpc(stack, api !== undefined)),
    ...(Object.keys(doors).length === 0 && !hasEntrance ? noLinkParts(stack) : []),
    ...(Object.keys(doors).length === 0 && !hasEntrance && !enters ? noPinnedAddresses(stack) : []),
    ...about("way", enters ? entranceEndpoints(stack, expected) : []),
    ...about("boundary", closedNetwork(stack)),
    ...foreignParts(stack, adopted),
    ...unknownParts(stack, vocabularyOf(hasEntrance, enters)),
    ...danglingReferences(stack),
  ];
  const isClosed = findings.every(({ kind }) => kind !== "problem");
  const text = ways ? "nothing else in the stack leads in or out" : "nothing in the stack is in a VPC";
  return isClosed ? [...findings, ...about("boundary", [fact(stack, text)])] : findings;
}

/** Loaded on use, as most clients enter by no entrance. */
const entranceEndpoints: typeof import("./mutual-tls/use/entrance-endpoints").entranceEndpoints = (
  ...args
) => {
  const { entranceEndpoints } =
    require("./mutual-tls/use/entrance-endpoints") as typeof import("./mutual-tls/use/entrance-endpoints");
  return entranceEndpoints(...args);
};

function vocabularyOf(hasEntrance: boolean, enters: boolean): Vocabulary {
  if (!hasEntrance && !enters) return OF_API_STACKS;
  // Loaded on use, as most deployments have no entrance.
  const { OF_ENTERED_APIS, OF_ENTERING_STACKS } =
    require("./mutual-tls/vocabularies") as typeof import("./mutual-tls/vocabularies");
  return hasEntrance ? OF_ENTERED_APIS : OF_ENTERING_STACKS;
}
