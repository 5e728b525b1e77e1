import type { Matter } from "../../../access/network/finding";

/** A control of a standard, and the matters whose facts answer it. */
interface Control {
  readonly name: string;
  readonly source: string;
  readonly about: readonly Matter[];
}

/** The matter that the decided calls and classes of requests answer as well. */
export const COUNTED: Matter = "access";

/** NIST SP 800-53, revision 5. */
const NIST = "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final";

/** The Trust Services Criteria, on which SOC 2 reports are made. */
const SOC =
  "https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022";

/** The security pillar of AWS's Well-Architected Framework. */
const PILLAR = "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar";

export const CONTROLS: readonly Control[] = [
  { name: "NIST AC-3, access enforcement", source: NIST, about: ["access"] },
  { name: "NIST AC-4, information flow enforcement", source: NIST, about: ["way", "boundary"] },
  { name: "NIST SC-7, boundary protection", source: NIST, about: ["boundary"] },
  { name: "SOC 2 CC6.1, logical access", source: SOC, about: ["access", "secret"] },
  { name: "SOC 2 CC6.6, threats from outside", source: SOC, about: ["boundary"] },
  {
    name: "Well-Architected SEC 3, permissions for people and machines",
    source: `${PILLAR}/permissions-management.html`,
    about: ["access"],
  },
  {
    name: "Well-Architected SEC 4, detection of events",
    source: `${PILLAR}/detection.html`,
    about: ["record"],
  },
  {
    name: "Well-Architected SEC 5, protection of networks",
    source: `${PILLAR}/protecting-networks.html`,
    about: ["way", "boundary"],
  },
];
