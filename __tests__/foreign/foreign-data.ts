import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadDocument } from "../../src/access/evaluation/policy/read-document";

/** Policies of others by the path of their file, and what is known of pairs of them. */
export interface Implications {
  readonly policies: Readonly<Record<string, ReadDocument>>;
  readonly pairs: readonly {
    readonly original: string;
    readonly mutant: string;
    readonly originalImpliesMutant: boolean;
    readonly mutantImpliesOriginal: boolean;
  }[];
}

/** The cases of two AWS Config rules. */
export interface RuleCases {
  readonly privateApis: {
    readonly account: { readonly vpcs: readonly string[]; readonly vpcEndpoints: readonly string[] };
    readonly cases: readonly RuleCase[];
  };
  readonly restrictedByAddress: {
    readonly cases: readonly (RuleCase & { readonly allowedAddresses: readonly string[] })[];
  };
}

export interface RuleCase {
  readonly id: string;
  readonly endpointTypes: readonly string[];
  readonly policy: ReadDocument | null;
  readonly verdict: "COMPLIANT" | "NON_COMPLIANT" | "NOT_APPLICABLE";
}

/** Data that others published; `data/README.md` says who, under which licence, and how to read it. */
export function foreignData<T>(file: string): T {
  return JSON.parse(foreignText(file));
}

export function foreignText(file: string): string {
  return readFileSync(join(__dirname, "data", file), "utf8");
}
