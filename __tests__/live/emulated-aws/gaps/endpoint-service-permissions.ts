import { createHash } from "node:crypto";
import type { Gap } from "./gap";

/** The principals that an endpoint service allows, each with an id. */
export const endpointServicePermissions: Gap = {
  because:
    "EC2 gives every permission of an endpoint service an id, by which the AWS provider keeps an allowed principal; moto gives none, so that the provider finds that what it just made is absent",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    const form = new URLSearchParams(passing.method === "POST" ? passing.body.toString("latin1") : "");
    const action = form.get("Action");
    const serviceId = form.get("ServiceId") ?? "";
    const item = (principal: string) => permission(serviceId, principal);
    const text = answer.body.toString();
    if (action === "DescribeVpcEndpointServicePermissions") {
      const body = text.replaceAll(/<principal>([^<]*)<\/principal>/g, (_, one: string) => item(one));
      return { ...answer, body: Buffer.from(body) };
    }
    if (action !== "ModifyVpcEndpointServicePermissions") return answer;
    const added = [...form].filter(([key]) => /^AddAllowedPrincipals\.\d+$/.test(key));
    const items = added.map(([, one]) => `<item>${item(one)}</item>`).join("");
    const set = `<addedPrincipalSet>${items}</addedPrincipalSet>`;
    return { ...answer, body: Buffer.from(text.replace(/<return>/, `${set}<return>`)) };
  },
};

function permission(serviceId: string, principal: string): string {
  const hash = createHash("sha256").update(`${serviceId} ${principal}`).digest("hex").slice(0, 17);
  const type = principal === "*" ? "All" : /:role\//.test(principal) ? "Role" : "Account";
  return `<principal>${principal}</principal><principalType>${type}</principalType><servicePermissionId>vpce-svc-perm-${hash}</servicePermissionId><serviceId>${serviceId}</serviceId>`;
}
