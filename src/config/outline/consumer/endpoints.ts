import { DEFAULTS } from "../../schema/defaults";
import type { ConsumerDraft } from "../draft";
import { defaulted } from "../unknown";
import { anyAssumes, anyClient, anyReadsSecrets, type CallerOutline } from "./client";

type EndpointsDraft = NonNullable<ConsumerDraft["endpoints"]>;

/** The ways out of a consumer's VPC, whether it has one or not. */
export interface EndpointsOutline {
  readonly executeApi?: "made" | "existing";
  /** These two are those of an execute-api endpoint that is made. */
  readonly privateDns?: boolean;
  readonly associate?: boolean;
  /** True if an interface endpoint for STS is made. */
  readonly sts?: boolean;
  /** True if the interface endpoints of Systems Manager are made. */
  readonly ssm?: boolean;
  /** True if an interface endpoint for Secrets Manager is made. */
  readonly secretsManager?: boolean;
  /** The keys of those that are made; what is not known is left out where another is made anyhow. */
  readonly made?: readonly string[];
}

export function endpointsOutline(
  consumer: ConsumerDraft | undefined,
  clients: readonly CallerOutline[],
): EndpointsOutline {
  const endpoints: EndpointsDraft | undefined = defaulted(consumer, "endpoints", {});
  const draft: NonNullable<EndpointsDraft["executeApi"]> | undefined = defaulted(endpoints, "executeApi", {});
  const executeApi = draft && ("existing" in draft ? "existing" : "made");
  // An endpoint for STS is for clients that assume a role, even where it is asked for.
  const wanted = defaulted(endpoints, "sts", true);
  const sts = typeof wanted === "object" ? false : wanted && anyAssumes(clients);
  const ssm = defaulted(endpoints, "ssm", anyClient(clients, "hasSessions"));
  const secretsManager = defaulted(endpoints, "secretsManager", anyReadsSecrets(clients));
  return {
    executeApi,
    privateDns: defaulted(draft, "privateDns", DEFAULTS.privateDns),
    associate: defaulted(draft, "associate", DEFAULTS.associate),
    sts,
    ssm,
    secretsManager,
    made: madeOf(executeApi, { sts, ssm, secretsManager }),
  };
}

function madeOf(
  executeApi: EndpointsOutline["executeApi"],
  others: Readonly<Record<"sts" | "ssm" | "secretsManager", boolean | undefined>>,
): readonly string[] | undefined {
  if (executeApi === undefined) return undefined;
  const isMade = executeApi === "made";
  if (!isMade && Object.values(others).includes(undefined)) return undefined;
  return [
    ...(isMade ? ["executeApi"] : []),
    ...Object.entries(others).flatMap(([key, made]) => (made ? key : [])),
  ];
}
