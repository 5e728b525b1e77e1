import { html } from "../html";
import type { ReportData } from "../report-data";

/** A control, and what of the proof answers it. */
interface Control {
  readonly name: string;
  readonly source: string;
  readonly answers: (data: ReportData) => readonly string[];
}

const NIST = "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final";
const SOC =
  "https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022";
const PILLAR = "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar";

const CONTROLS: readonly Control[] = [
  { name: "NIST AC-3, access enforcement", source: NIST, answers: decisions },
  { name: "NIST AC-4, information flow enforcement", source: NIST, answers: (data) => facts(data, FLOW) },
  { name: "NIST SC-7, boundary protection", source: NIST, answers: (data) => facts(data, BOUNDARY) },
  { name: "SOC 2 CC6.1, logical access", source: SOC, answers: decisions },
  { name: "SOC 2 CC6.6, threats from outside", source: SOC, answers: (data) => facts(data, BOUNDARY) },
  {
    name: "Well-Architected SEC 3, permissions",
    source: `${PILLAR}/permissions-management.html`,
    answers: decisions,
  },
  {
    name: "Well-Architected SEC 5, network protection",
    source: `${PILLAR}/protecting-networks.html`,
    answers: (data) => facts(data, BOUNDARY),
  },
];

const FLOW = /reaches|limited by a policy|calls|forwards/;
const BOUNDARY = /nothing else|no public address|no route|firewall|nothing in the stack|only/;

/** The sentences of the proof that answer a control. They are evidence for an auditor, who decides. */
export function complianceSection(data: ReportData) {
  return html`<section id="compliance"><h2>Controls</h2>
${CONTROLS.map(({ name, source, answers }) => {
  const all = answers(data);
  return html`<details><summary>${name} (${all.length})</summary><p><a href="${source}">Source of the control</a></p><ul>${all.map((one) => html`<li>${one}</li>`)}</ul></details>
`;
})}<p>AWS's sample rule for Config <code>API_GW_PRIVATE_RESTRICTED</code> calls a private API non-compliant that endpoints of other accounts may call. An API that is offered to another account does that on purpose: here the proof answers for it, and the rule needs an exception.</p></section>`;
}

function decisions({ access, gateways }: ReportData): readonly string[] {
  const { calls, probes, classes } = access.proof;
  return [
    `${calls.length + (gateways?.proof.calls ?? 0)} calls that the file promises are allowed`,
    `${probes.length + (gateways?.proof.intruders ?? 0)} calls of intruders are refused`,
    `${classes.classes + (gateways?.proof.classes ?? 0)} classes of requests are decided as the file says`,
  ];
}

function facts({ network, gateways }: ReportData, about: RegExp): readonly string[] {
  return [...network.sentences, ...(gateways?.proof.sentences ?? [])].filter((one) => about.test(one));
}
