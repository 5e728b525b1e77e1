import { PATIENCE } from "../../functions/patience";
import { sendToMachine } from "../../machines/process/send-to-machine";
import type { Side, World } from "../way/world";
import type { HealthCheck, Target } from "./target-group";

/**
 * Checks a target now, by the way that everything else takes to it. AWS checks every few seconds, and wants several results
 * of a kind before it changes its mind: here one decides (*assumed*).
 */
export async function isHealthy(
  world: World,
  from: Side,
  { protocol, path, codes, timeoutMs, port }: HealthCheck,
  target: Target,
): Promise<boolean> {
  const { machine } = await world.connect(from, { ...target, port: port ?? target.port });
  if (machine === undefined) return false;
  const release = machine.hold();
  try {
    if (protocol === "TCP") return await machine.accepts();
    const headers = [
      ["Host", `${target.address}:${target.port}`],
      ["User-Agent", "ELB-HealthChecker/2.0"],
    ] as const;
    const request = { method: "GET", target: path, headers, body: Buffer.alloc(0) };
    const sending = { encrypted: protocol === "HTTPS", timeoutMs: timeoutMs * PATIENCE };
    const answer = await sendToMachine(machine, request, sending);
    return "status" in answer && matchesCode(codes, answer.status);
  } finally {
    release();
  }
}

/** @param codes `200`, `200-399`, `200,202` */
export function matchesCode(codes: string, status: number): boolean {
  return codes.split(",").some((range) => {
    const [first = "", last = first] = range.split("-");
    return Number(first) <= status && status <= Number(last);
  });
}
