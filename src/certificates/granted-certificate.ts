import { distinguishedName } from "../../lambdas/subjects/distinguished-name";
import { serialNumber } from "../../lambdas/subjects/serial-number";

/** A subject or a serial number as the deployment file grants something to it, in the form in which it is compared. */
export type Granted = { readonly canonical: string } | { readonly message: string };

/** Reads a subject, or an issuer, by the function that the authorizer runs. */
export function grantedSubject(text: string): Granted {
  const reading = distinguishedName(text);
  if ("canonical" in reading) return { canonical: reading.canonical };
  const { column, message } = reading.problem;
  const said = `expected a name such as CN=orders,O=Acme,C=DE, got ${JSON.stringify(text)} (column ${column}: ${message})`;
  return { message: said };
}

/** Reads a serial number by the function that the authorizer runs. */
export function grantedSerial(text: string): Granted {
  const canonical = serialNumber(text);
  if (canonical !== undefined) return { canonical };
  const said = `expected a serial number in hexadecimal, of at most 20 bytes, got ${JSON.stringify(text)}`;
  return { message: said };
}
