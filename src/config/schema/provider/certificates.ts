import { list, text } from "../values/scalars";

/** Subjects of certificates; whether each is a name is for the function to say that the authorizer runs. */
export const subjects = list(
  text(/\S/, "the subject of a certificate such as CN=orders,O=Acme,C=DE"),
  "a list of at least one subject",
).meta({ examples: [["CN=orders,O=Acme,C=DE"]] });

/** Serial numbers of certificates, in hexadecimal. */
export const serials = list(
  text(/\S/, "a serial number in hexadecimal, in quotes"),
  "a list of at least one serial number",
);
