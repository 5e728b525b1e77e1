import type { Changes } from "./plan";

/** What the emulator makes differ at every plan, by stack: every address and attribute, and nothing else. */
export const DRIFT: Readonly<Record<"provider" | "consumer", Changes>> = {
  provider: {},
  consumer: {
    // moto forgets the description of a rule that refers to a group.
    "aws_vpc_security_group_egress_rule.clients_to_endpoints": "updated in-place, description",
    "aws_vpc_security_group_ingress_rule.endpoints_from_clients": "updated in-place, description",
  },
};
