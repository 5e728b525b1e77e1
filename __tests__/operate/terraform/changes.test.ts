import { madeChanges, plannedChanges } from "../../../src/operate/terraform/changes";
import { errorsIn, readPrinted } from "../../../src/operate/terraform/ui-event";

/** Lines as Terraform 1.11.4 prints them, shortened to what is read. */
const planned = (addr: string, action: string) =>
  JSON.stringify({
    "@message": `${addr}: Plan`,
    type: "planned_change",
    change: { resource: { addr }, action },
  });
const hook = (type: string, addr: string, action: string) =>
  JSON.stringify({ "@message": addr, type, hook: { resource: { addr }, action } });

describe("what Terraform prints with -json", () => {
  it("counts a replacement as a creation and a destruction, and reading not at all", () => {
    const lines = [
      planned("a.a", "create"),
      planned("b.b", "replace"),
      planned("c.c", "update"),
      planned("d.d", "read"),
    ];
    expect(plannedChanges(readPrinted(lines.join("\n")).events)).toMatchObject({
      created: 2,
      changed: 1,
      destroyed: 1,
      resources: [{ address: "a.a" }, { address: "b.b" }, { address: "c.c" }],
    });
  });

  it("names the outputs that a plan changes", () => {
    const outputs = { api_id: { action: "create" }, api_host: { action: "noop" } };
    const line = JSON.stringify({ "@message": "Outputs: 2", type: "outputs", outputs });
    expect(plannedChanges(readPrinted(line).events).outputs).toEqual(["api_id"]);
  });

  it("counts what an apply has made, not what it began or failed at", () => {
    const lines = [
      hook("apply_start", "a.a", "create"),
      hook("apply_complete", "a.a", "create"),
      hook("apply_start", "b.b", "create"),
      hook("apply_errored", "b.b", "create"),
      hook("apply_complete", "c.c", "delete"),
    ];
    expect(madeChanges(readPrinted(lines.join("\n")).events)).toMatchObject({
      created: 1,
      changed: 0,
      destroyed: 1,
    });
  });

  it("keeps lines that are no events, such as a panic, and a line that was cut off", () => {
    expect(readPrinted('\u001b[31mpanic: oh\u001b[0m\n\n{"@message":"a","type":"log"}\n{"@mess')).toEqual({
      events: [{ "@message": "a", type: "log" }],
      text: ["panic: oh", '{"@mess'],
    });
  });

  it("tells errors from warnings", () => {
    const line = (severity: string) =>
      JSON.stringify({
        "@message": severity,
        type: "diagnostic",
        diagnostic: { severity, summary: severity, detail: "" },
      });
    const errors = errorsIn(readPrinted([line("warning"), line("error")].join("\n")));
    expect(errors.map(({ summary }) => summary)).toEqual(["error"]);
  });
});
