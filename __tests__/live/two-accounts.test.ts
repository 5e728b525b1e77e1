import { changes } from "./changes";
import { faults } from "./faults";
import { firstApplies } from "./first-applies";
import { removal } from "./removal";
import { describeWith, LIVE } from "./support/availability";
import { useLiveSystem } from "./support/live-system";
import { printTimes } from "./support/story";

describeWith(LIVE)("the default deployment, applied to two accounts", () => {
  printTimes();
  const system = useLiveSystem({ eventuallyConsistent: true });
  firstApplies(system);
  faults(system);
  changes(system);
  removal(system);
});
