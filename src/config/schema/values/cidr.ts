import { z } from "zod";
import { type Cidr, formatCidr, networkOf, parseAddress, parseCidr } from "../../../model/aws/cidr";

/** The private blocks of IPv4: RFC 1918, and RFC 6598 for those who have used these up. */
const PRIVATE_BLOCKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
const WHAT = "a private IPv4 block such as 10.1.0.0/16";

/** The block of a VPC: at most what Amazon allows, at least two subnets in each of six zones. */
export const vpcBlock = z
  .string(WHAT)
  .superRefine((text, context) => {
    const message = refusal(parseCidr(text));
    if (message !== undefined) context.addIssue({ code: "custom", message });
  })
  .meta({ pattern: "^\\d{1,3}(?:\\.\\d{1,3}){3}/(?:1[6-9]|2[0-4])$", examples: ["10.1.0.0/16"] });

function refusal(block: Cidr | undefined): string | undefined {
  if (block === undefined) return WHAT;
  if (block.prefix < 16 || block.prefix > 24) return "a block from /16 to /24, with room for a VPC's subnets";
  if (!isPrivate(block))
    return `a block of ${PRIVATE_BLOCKS.slice(0, -1).join(", ")} or ${PRIVATE_BLOCKS.at(-1)}`;
  const start = formatCidr(networkOf(block));
  return start === formatCidr(block) ? undefined : `a block that starts at its network address, ${start}`;
}

const ADDRESS = "a private IPv4 address such as 10.1.128.20";

/** An address in somebody's subnet. */
export const privateAddress = z
  .string(ADDRESS)
  .regex(/^\d{1,3}(?:\.\d{1,3}){3}$/, ADDRESS)
  .superRefine((text, context) => {
    const address = parseAddress(text);
    if (address === undefined || !isPrivate({ address }))
      context.addIssue({ code: "custom", message: ADDRESS });
  })
  .meta({ examples: ["10.1.128.20"] });

function isPrivate({ address }: Pick<Cidr, "address">): boolean {
  return PRIVATE_BLOCKS.some((text) => {
    const { prefix } = parseCidr(text) ?? { prefix: 0 };
    return formatCidr(networkOf({ address, prefix })) === text;
  });
}
