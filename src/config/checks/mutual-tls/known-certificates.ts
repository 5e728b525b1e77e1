import type { Granted } from "../../../certificates/granted-certificate";
import { dotted, type Finding, type Path, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { ListedText } from "../../outline/provider/certificates";
import type { ProviderOutline } from "../../outline/provider/provider";

/**
 * The certificates that consumers are known by: their subjects are names, and no subject stands for two of them, however it is
 * written; their serial numbers are numbers.
 */
export function knownCertificates({ providers }: DeploymentOutline): readonly Finding[] {
  return providers.filter(({ service }) => service.auth === "certificate").flatMap(ofProvider);
}

function ofProvider({ grantees }: ProviderOutline): readonly Finding[] {
  const subjects = grantees.flatMap(({ certificates }) => certificates.subjects);
  const first = new Map<string, Path>();
  return [
    ...subjects.flatMap((subject) => readEach(subject, "grantedSubject", first)),
    ...grantees.flatMap(({ certificates }) => {
      const numbers = new Map<string, Path>();
      return certificates.serials.flatMap((serial) => readEach(serial, "grantedSerial", numbers));
    }),
  ];
}

/** What is to be read of certificates, in the words of a message. */
const WANTED = {
  grantedSubject: "a subject that no other certificate has",
  grantedSerial: "a serial number that is not in the list already",
} as const;

/** @param first the places of those that were read before, by their canonical form */
function readEach(
  { path, text }: ListedText,
  how: keyof typeof WANTED,
  first: Map<string, Path>,
): readonly Finding[] {
  const reading: Granted = reader()[how](text);
  if ("message" in reading) return [{ path, message: reading.message }];
  const other = first.get(reading.canonical);
  if (other === undefined) first.set(reading.canonical, path);
  return other === undefined ? [] : [unexpected(path, WANTED[how], `that of ${dotted(other)}`)];
}

/** Loaded for the first subject: most deployments have none. */
function reader() {
  return require("../../../certificates/granted-certificate") as typeof import("../../../certificates/granted-certificate");
}
