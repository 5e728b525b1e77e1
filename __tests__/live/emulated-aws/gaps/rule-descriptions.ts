import type { Gap } from "./gap";

const RULE = /<securityGroupRuleId>(sgr-\w+)<\/securityGroupRuleId>/;

/** The place of a rule's description in an authorization. */
const GIVEN = ["IpPermissions.1.Groups.1.Description", "IpPermissions.1.PrefixListIds.1.Description"];

/** The descriptions of security group rules that name a group or a prefix list. */
export function ruleDescriptions(): Gap {
  const descriptions = new Map<string, string>();
  return {
    because:
      "EC2 keeps the description of every rule; moto forgets that of a rule which refers to a group or a prefix list instead of an address, a difference in every plan",
    intercept: async (passing, forward) => {
      const answer = await forward(passing);
      const form = passing.method === "POST" ? new URLSearchParams(passing.body.toString()) : undefined;
      const action = form?.get("Action") ?? "";
      if (/^AuthorizeSecurityGroup(In|E)gress$/.test(action)) {
        const id = RULE.exec(answer.body.toString())?.[1];
        const description = GIVEN.map((key) => form?.get(key)).find((text) => text);
        if (id && description) descriptions.set(id, description);
      }
      if (action !== "DescribeSecurityGroupRules") return answer;
      const body = answer.body
        .toString()
        .replace(new RegExp(RULE, "g"), (rule, id: string) => `${rule}${element(descriptions.get(id))}`);
      return { ...answer, body: Buffer.from(body) };
    },
  };
}

function element(description: string | undefined): string {
  if (description === undefined) return "";
  const escaped = description.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<description>${escaped}</description>`;
}
