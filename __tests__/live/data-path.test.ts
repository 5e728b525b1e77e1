import { answered } from "./data-path/answered";
import { assumptions } from "./data-path/assumptions";
import { countedBySize } from "./data-path/counted-by-size";
import { notLinkedYet } from "./data-path/not-linked-yet";
import { providerAlone } from "./data-path/provider-alone";
import { refused } from "./data-path/refused";
import { signatures } from "./data-path/signatures";
import { apply, useDataPath } from "./data-path/system/system";
import { underLoad } from "./data-path/under-load";
import { withoutPermission } from "./data-path/without-permission";
import { describeWith, LIVE } from "./support/availability";

// A client is given more time than a busy machine may need, and so is its test.
describeWith(LIVE)("calls of the deployed clients to the deployed API", () => {
  const system = useDataPath();
  notLinkedYet(system);

  describe("after the provider's second apply", () => {
    beforeAll(async () => {
      await apply(system(), "provider");
      await system().gateway.look();
    });
    answered(system);
    refused(system);
    signatures(system);
    providerAlone(system);
    assumptions(system);
    withoutPermission(system);
    countedBySize(system);
    // Last: a backend goes on working for a call that its client has given up, and logs it when others are looked for.
    underLoad(system);
  });
});
