import { randomBytes } from "node:crypto";
import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import type { Answer } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest, restRefusal } from "../../../requests/service-refusal";
import { callerOf } from "../../access/caller";
import type { ManagementRule } from "../../rule";
import { matchedCall } from "../management-call";
import { askedTags } from "./association-tags";
import { isPrivate, ownDomains } from "./rest-domains";

/** An endpoint that may reach a private domain name. */
interface AccessAssociation {
  readonly domainNameAccessAssociationArn: string;
  readonly domainNameArn: string;
  readonly accessAssociationSource: string;
  readonly accessAssociationSourceType: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export function accessAssociations(): ManagementRule {
  const byAccount = new Map<string, readonly AccessAssociation[]>();
  return {
    name: "an interface endpoint for execute-api reaches a private domain of its account that it is associated with",
    because: "moto has no access associations, so that a private domain could not be made to work",
    source:
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html",
    shownBy: "__tests__/live/emulated-aws/strict/api-gateway/domain-names/domain-names.test.ts",
    intercept: async (passing, forward) => {
      const [path = ""] = passing.path.split("?");
      const asksTags = askedTags(passing);
      if (!path.startsWith("/domainnameaccessassociations") && !asksTags) return forward(passing);
      const { account, arn } = await callerOf(passing, forward);
      const known = byAccount.get(account) ?? [];
      if (asksTags) {
        const found = known.find((one) => one.domainNameAccessAssociationArn === asksTags.arn);
        if (found === undefined) return unknownAssociation();
        const tagged = { ...found, tags: asksTags.after(found.tags ?? {}) };
        byAccount.set(
          account,
          known.map((one) => (one === found ? tagged : one)),
        );
        return answer(
          passing.method === "GET" ? 200 : 204,
          passing.method === "GET" ? { tags: tagged.tags } : {},
        );
      }
      const [removed] = matchedCall(passing, "DELETE", /^\/domainnameaccessassociations\/(.+)$/) ?? [];
      if (removed !== undefined) {
        const left = known.filter((one) => one.domainNameAccessAssociationArn !== removed);
        if (left.length === known.length) return unknownAssociation();
        byAccount.set(account, left);
        return answer(202, {});
      }
      if (!matchedCall(passing, "POST", /^\/domainnameaccessassociations\/?$/))
        return answer(200, { item: known });
      const asked = JSON.parse(passing.body.toString()) as Omit<
        AccessAssociation,
        "domainNameAccessAssociationArn"
      >;
      const domain = (await ownDomains(passing, forward)).find(
        (one) => one.domainNameArn === asked.domainNameArn,
      );
      if (domain === undefined || !isPrivate(domain))
        return badRequest(`Invalid private domain name ARN: ${asked.domainNameArn}`);
      const { ec2 } = serviceClients(requesterOf(passing), forward);
      const { VpcEndpoints = [] } = await ec2().send(new DescribeVpcEndpointsCommand({}));
      const endpoint = VpcEndpoints.find(
        ({ VpcEndpointId }) => VpcEndpointId === asked.accessAssociationSource,
      );
      if (asked.accessAssociationSourceType !== "VPCE" || !endpoint?.ServiceName?.endsWith(".execute-api"))
        return badRequest(`Invalid access association source: ${asked.accessAssociationSource}`);
      if (known.some((one) => isSame(one, asked)))
        return restRefusal(409, "ConflictException", "The domain name access association already exists");
      const { region } = requesterOf(passing);
      const id = `${asked.accessAssociationSource}/${randomBytes(5).toString("hex")}`;
      const prefix = `arn:${arn.split(":")[1]}:apigateway:${region}:${account}`;
      const made = {
        ...asked,
        domainNameAccessAssociationArn: `${prefix}:/domainnameaccessassociations/domainname/${domain.domainName}/vpcesource/${id}`,
      };
      byAccount.set(account, [...known, made]);
      return answer(201, made);
    },
  };
}

function unknownAssociation(): Answer {
  return restRefusal(404, "NotFoundException", "Invalid domain name access association identifier");
}

type Ends = Pick<AccessAssociation, "accessAssociationSource" | "domainNameArn">;

function isSame(one: Ends, other: Ends): boolean {
  return (
    one.domainNameArn === other.domainNameArn && one.accessAssociationSource === other.accessAssociationSource
  );
}

function answer(status: number, content: object): Answer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(content)),
  };
}
