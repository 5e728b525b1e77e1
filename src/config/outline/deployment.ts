import { isClear } from "./consumer/client";
import { type ConsumerOutline, consumerOutline } from "./consumer/consumer";
import { type ConsumerDraft, type DeploymentDraft, members, type ProviderDraft } from "./draft";
import { grouped } from "./grouped";
import { type MadeRole, madeRoles } from "./made-roles";
import type { DescribedApis } from "./provider/described-apis";
import { type OfferOutline, offerOutline } from "./provider/offer";
import { type ProviderOutline, providerOutline } from "./provider/provider";
import { defaulted } from "./unknown";

/** A file as far as it is known, with every default applied and every relation resolved. */
export interface DeploymentOutline {
  /** The file as it is written. */
  readonly value: DeploymentDraft;
  readonly providers: readonly ProviderOutline[];
  readonly consumers: readonly ConsumerOutline[];
  /** The stack ids; unknown where not even the map of them can be read. */
  readonly providerNames?: ReadonlySet<string>;
  readonly consumerNames?: ReadonlySet<string>;
  /** Every role that the file leads to, as far as it can be told. */
  readonly roles: readonly MadeRole[];
}

/**
 * @param folder what the paths of the file are relative to
 * @param described the providers' documents as they were read
 */
export function outlineOf(
  file: DeploymentDraft,
  folder: string,
  described: DescribedApis,
): DeploymentOutline {
  const offers = members<ProviderDraft>(file.providers, ["providers"]).map((provider) =>
    offerOutline(provider, file, folder, described.get(provider.name)),
  );
  const byName = new Map(offers.map((offer) => [offer.name, offer]));
  const consumers = members<ConsumerDraft>(file.consumers, ["consumers"]).map((consumer) =>
    consumerOutline(consumer, file, byName),
  );
  const providers = linked(offers, consumers);
  return {
    value: file,
    providers,
    consumers,
    providerNames: namesOf(defaulted(file, "providers", {})),
    consumerNames: namesOf(defaulted(file, "consumers", {})),
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
