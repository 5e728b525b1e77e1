import { isClear } from "./consumer/client";
import { type ConsumerOutline, consumerOutline } from "./consumer/consumer";
import {
  type ConsumerDraft,
  type DeploymentDraft,
  type FileDraft,
  members,
  type ProviderDraft,
} from "./draft";
import { grouped } from "./grouped";
import { type MadeRole, madeRoles } from "./made-roles";
import type { DescribedApis } from "./provider/described-apis";
import { type OfferOutline, offerOutline } from "./provider/offer";
import { type ProviderOutline, providerOutline } from "./provider/provider";
import type { TrustStores } from "./provider/trust-stores";
import { defaulted } from "./unknown";

/** The APIs of a file with their users as far as it is known, with every default applied and every relation resolved. */
export interface DeploymentOutline {
  /** The whole file as it is written. */
  readonly value: FileDraft;
  readonly providers: readonly ProviderOutline[];
  readonly consumers: readonly ConsumerOutline[];
  /** The stack ids, those of gateways and their services included; unknown where not even the map of them can be read. */
  readonly providerNames?: ReadonlySet<string>;
  readonly consumerNames?: ReadonlySet<string>;
  /** Every role that the file leads to, as far as it can be told. */
  readonly roles: readonly MadeRole[];
}

/** The files that a deployment file names, as they were read. */
interface ReadFiles {
  /** The providers' documents. */
  readonly described: DescribedApis;
  readonly stores: TrustStores;
}

/**
 * @param whole the file with its gateways and their services
 * @param folder what the paths of the file are relative to
 */
export function outlineOf(
  file: DeploymentDraft,
  whole: FileDraft,
  folder: string,
  { described, stores }: ReadFiles,
): DeploymentOutline {
  const offers = members<ProviderDraft>(file.providers, ["providers"]).map((provider) =>
    offerOutline(provider, file, folder, {
      described: described.get(provider.name),
      trustStore: stores.get(provider.name),
    }),
  );
  const byName = new Map(offers.map((offer) => [offer.name, offer]));
  const consumers = members<ConsumerDraft>(file.consumers, ["consumers"]).map((consumer) =>
    consumerOutline(consumer, file, byName),
  );
  const providers = linked(offers, consumers);
  return {
    value: whole,
    providers,
    consumers,
    providerNames: namesOf(defaulted(whole, "providers", {})),
    consumerNames: namesOf(defaulted(whole, "consumers", {})),
    roles: madeRoles(providers, consumers),
  };
}

/** Each provider with its users. */
function linked(
  offers: readonly OfferOutline[],
  consumers: readonly ConsumerOutline[],
): readonly ProviderOutline[] {
  const uses = consumers.flatMap((consumer) =>
    consumer.uses.flatMap((use) => (use.kind === "linked" ? { consumer, use } : [])),
  );
  const users = grouped(uses, ({ use }) => use.name);
  const clients = consumers.flatMap((consumer) => consumer.clients);
  const assumed = new Set(clients.map(({ auth, uses }) => (auth === "assume-role" ? uses : undefined)));
  const areClear = consumers.every((consumer) => isClear(consumer.clients));
  return offers.map((offer) => {
    const isAssumed = assumed.has(offer.name) || (areClear ? false : undefined);
    return providerOutline(offer, users.get(offer.name) ?? [], isAssumed);
  });
}

function namesOf(parties: object | undefined): ReadonlySet<string> | undefined {
  return parties && new Set(Object.keys(parties));
}
