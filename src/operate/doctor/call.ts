import type { Party } from "../../model/party";
import type { WrittenRoute } from "../../model/routes/route";

/** A call that a deployment promises, of whatever kind. */
export interface Call {
  /** `consumer/direct GET /`. */
  readonly name: string;
  readonly consumer: Pick<Party, "stackId">;
  readonly client: { readonly name: string };
  readonly route: WrittenRoute;
  /** The parties whose accounts are looked into. */
  readonly parties: readonly Party[];
}

export function clientName({ consumer, client }: Pick<Call, "consumer" | "client">): string {
  return `${consumer.stackId}/${client.name}`;
}
