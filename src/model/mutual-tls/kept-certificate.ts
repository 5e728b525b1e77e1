import { physicalName } from "../aws/names";
import type { Client, Consumer } from "../consumer";

/** The secret that a client's certificate and its key are kept in. It is made empty, and filled by its owner. */
export interface KeptCertificate {
  readonly client: Client;
  /** Its address in Terraform, unique in the stack: `caller_certificate`. */
  readonly id: string;
  /**
   * The beginning of its name. Its end is Terraform's: a deleted secret occupies its name for days, and one that is made again needs
   * another.
   */
  readonly secretPrefix: string;
}

export function keptCertificates({
  name,
  clients,
}: Pick<Consumer, "name" | "clients">): readonly KeptCertificate[] {
  return clients
    .filter(({ auth }) => auth === "certificate")
    .map((client) => ({
      client,
      id: certificateIdOf(client),
      secretPrefix: `${physicalName(name, client.name, "certificate")}-`,
    }));
}

/** The id of a client's certificate. */
export function certificateIdOf({ name }: Pick<Client, "name">): string {
  return `${name}_certificate`;
}
