import { oneKind } from "../../findings/finding";
import type { UseOutline } from "../../outline/consumer/use";

/** What a use is of, in a message: `orders, a private-rest-api with auth: iam` */
export function usedService({ name, service }: Pick<UseOutline, "name" | "service">): string {
  return `${name}, ${oneKind(String(service.type))} with auth: ${service.auth}`;
}
