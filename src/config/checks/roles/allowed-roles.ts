import { expected, type Finding } from "../../findings/finding";
import { consumersOf, type DeploymentDraft, named, usesOf } from "../../outline/draft";

/**
 * Roles that are let in by name stand on their own policies: no endpoint policy and no network of ours is there for
 * them. So they are for regional APIs that ask for a signature.
 */
export function allowedRoles(file: DeploymentDraft): readonly Finding[] {
  return consumersOf(file)
    .flatMap(usesOf)
    .flatMap(({ name, path, value }): readonly Finding[] => {
      const service = value && "allowRoles" in value ? named(file.providers, name)?.service : undefined;
      if (service?.type === undefined || service.auth === undefined) return [];
      if (service.type === "regional-rest-api" && service.auth === "iam") return [];
      const message = expected(
        "no allowRoles but of a regional-rest-api with auth: iam",
        `${name}, a ${service.type} with auth: ${service.auth}`,
      );
      return [{ path: [...path, "allowRoles"], message }];
    });
}
