import { useGateway } from "./gateway/use-gateway";
import { describeWith, LIVE } from "./support/availability";
import { printTimes } from "./support/step";
import { CONSUMER_ACCOUNT, PROVIDER_ACCOUNT } from "./support/system/live-deployment";
import { useLiveSystem } from "./support/system/live-system";
import { changes } from "./two-accounts/changes";
import { faults } from "./two-accounts/faults";
import { firstApplies } from "./two-accounts/first-applies";
import { removal } from "./two-accounts/removal";

describeWith(LIVE)("the default deployment, applied to two accounts", () => {
  printTimes();
  const system = useLiveSystem({ eventuallyConsistent: true });
  firstApplies(system, useGateway(system, [PROVIDER_ACCOUNT, CONSUMER_ACCOUNT]));
  faults(system);
  changes(system);
  removal(system);
});
