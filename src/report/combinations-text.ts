import { type Combination, REFUSALS, type Refusal, refusalOf } from "../config/checks/uses/combinations";
import { CLIENT_AUTHS } from "../config/schema/consumer/client";
import { CLIENT_TYPES } from "../model/clients/traits";
import { isPublic, SERVICE_TYPES, SERVICES } from "../model/services/traits";

const NETWORKS = ["made", "adopted", "none"] as const;

/** The text of `docs/combinations.md`, from the table that deployment files are checked with. */
export function combinationsText(): string {
  const clients = CLIENT_TYPES.flatMap((client) =>
    CLIENT_AUTHS[client].map((clientAuth) => ({ client, clientAuth })),
  );
  const services = SERVICE_TYPES.flatMap((service) =>
    SERVICES[service].auths.map((auth) => ({ service, auth })),
  );
  return [
    "# What goes together",
    "",
    "Written by `npm run combinations` from the table that deployment files are checked with",
    "(`src/config/checks/uses/combinations.ts`). A cell says in which networks a client can call such an API: in a VPC that is",
    "`made` or `adopted`, or outside any (`none`). A number says why it cannot.",
    "",
    row([
      "service.type",
      "service.auth",
      ...clients.map(({ client, clientAuth }) => `${client}, ${clientAuth}`),
    ]),
    row(["---", "---", ...clients.map(() => "---")]),
    ...services.map(({ service, auth }) =>
      row([
        `\`${service}\``,
        `\`${auth}\`${isPublic({ type: service, auth }) ? " (public)" : ""}`,
        ...clients.map((client) => cell({ service, auth, ...client })),
      ]),
    ),
    "",
    "`public` is asked for with `acknowledgePublic: true`: anybody on the internet may call. With `auth: none` a function",
    "still signs its calls, and nobody asks for it. `allowRoles` lets further roles of a consumer in, of a",
    "`regional-rest-api` with `auth: iam` only. A `role` exists already; it calls a private API from the consumer's network.",
    "",
    "Where a client cannot call, the file has to say instead:",
    "",
    ...REFUSALS.map(
      ({ at, expected }, i) => `${i + 1}. \`${at}\`: ${expected.replaceAll("{api}", "the API")}`,
    ),
    "",
  ].join("\n");
}

/** The networks in which a combination works; if none, the number of the reason. */
function cell(combination: Omit<Combination, "network">): string {
  const refusals = NETWORKS.map((network) => [network, refusalOf({ ...combination, network })] as const);
  const works = refusals.filter(([, refusal]) => refusal === undefined).map(([network]) => network);
  if (works.length > 0) return works.join(", ");
  const [reason] = refusals.flatMap(([, refusal]) => (refusal && isLasting(refusal) ? refusal : []));
  return `no (${reason === undefined ? 0 : REFUSALS.indexOf(reason) + 1})`;
}

/** True if the refusal does not depend on the network. */
function isLasting({ when }: Refusal): boolean {
  return when.network === undefined;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
