import { type Combination, REFUSALS, type Refusal, refusalOf } from "../config/checks/uses/combinations";
import { CLIENT_AUTHS } from "../config/schema/consumer/client";
import { API_TYPES } from "../config/schema/provider/service";

const NETWORKS = ["made", "adopted", "none"] as const;

/** The text of `docs/combinations.md`, from the table that deployment files are checked with. */
export function combinationsText(): string {
  const clients = (["lambda", "instance", "role"] as const).flatMap((client) =>
    CLIENT_AUTHS[client].map((clientAuth) => ({ client, clientAuth })),
  );
  const services = API_TYPES.flatMap((service) => AUTHS.map((auth) => ({ service, auth })));
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
    ...services.map((service) =>
      row([
        `\`${service.service}\``,
        `\`${service.auth}\`${isPublic(service) ? " (public)" : ""}`,
        ...clients.map((client) => cell({ ...service, ...client })),
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

const AUTHS = ["iam", "none"] as const;

function isPublic({ service, auth }: Pick<Combination, "service" | "auth">): boolean {
  return service === "regional-rest-api" && auth === "none";
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
