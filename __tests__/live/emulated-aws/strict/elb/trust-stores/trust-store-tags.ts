import { listed, queryCall } from "../../../requests/query-call";
import { elbAnswer, elbRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { tagsIn } from "./kept-trust-stores";
import { ownerOf } from "./trust-store-call";
import type { TrustStore, TrustStores } from "./trust-stores";

const ACTIONS = new Set(["AddTags", "DescribeTags", "RemoveTags"]);

/** Tags of trust stores; those of anything else are the emulator's. */
export function trustStoreTags(stores: TrustStores): ManagementRule {
  return {
    name: "a trust store has tags like everything else of Elastic Load Balancing",
    because: "moto knows no ARN of a trust store, and refuses its tags",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTags.html",
    shownBy: "__tests__/live/emulated-aws/strict/elb/trust-stores/trust-stores.test.ts",
    intercept: async (passing, forward) => {
      const call = queryCall(passing, "elasticloadbalancing");
      if (call === undefined || !ACTIONS.has(call.action)) return forward(passing);
      const arns = listed(call.parameters, "ResourceArns.member");
      if (!arns.every((arn) => arn.includes(":truststore/"))) return forward(passing);
      const owner = await ownerOf(passing, forward);
      const found = arns.flatMap((arn) => stores.find(owner, arn) ?? []);
      if (found.length < arns.length)
        return elbRefusal("TrustStoreNotFound", "One of the trust stores was not found");
      const removed = listed(call.parameters, "TagKeys.member");
      for (const { arn, tags } of found) {
        const kept = Object.entries(tags).filter(([key]) => !removed.includes(key));
        stores.change(arn, { tags: Object.fromEntries([...kept, ...tagsIn(call.parameters)]) });
      }
      return elbAnswer(call.action, call.action === "DescribeTags" ? described(found) : "");
    },
  };
}

function described(stores: readonly TrustStore[]): string {
  const members = stores.map(({ arn, tags }) => {
    const own = Object.entries(tags).map(
      ([key, value]) => `<member><Key>${escaped(key)}</Key><Value>${escaped(value)}</Value></member>`,
    );
    return `<member><ResourceArn>${arn}</ResourceArn><Tags>${own.join("")}</Tags></member>`;
  });
  return `<TagDescriptions>${members.join("")}</TagDescriptions>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
