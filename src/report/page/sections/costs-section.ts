import { apiCosts, endpointCosts } from "../../costs/api-costs";
import { entranceCosts, entranceUseCosts } from "../../costs/entrance-costs";
import { gatewayCosts, serviceCosts } from "../../costs/gateway-costs";
import { doorCosts, keyCosts } from "../../costs/key-costs";
import { type Item, PRICE_SOURCES, PRICES_OF } from "../../costs/prices";
import { html } from "../html";
import type { ReportData } from "../report-data";

/** The parts that cost the same whether anybody calls or not. */
export function costsSection({ world: { deployment } }: ReportData) {
  const all = [
    ...deployment.providers.map((one) => ({
      stackId: one.stackId,
      items: [...apiCosts(one), ...(one.service.entrance ? entranceCosts(one.service.entrance) : [])],
    })),
    ...deployment.consumers.map((one) => ({
      stackId: one.stackId,
      items: [...endpointCosts(one), ...entranceUseCosts(one), ...keyCosts(one), ...doorCosts(one)],
    })),
    ...deployment.serviceProviders.map((one) => ({ stackId: one.stackId, items: serviceCosts(one) })),
    ...deployment.gatewayConsumers.map((one) => ({ stackId: one.stackId, items: gatewayCosts(one) })),
  ];
  const rows = all.flatMap(({ stackId, items }) =>
    items.map(
      ({ what, price }) =>
        html`<tr><th scope="row">${stackId}</th><td>${what}</td><td class="number">${price.toFixed(2)}</td></tr>
`,
    ),
  );
  const total = all.flatMap(({ items }): readonly Item[] => items).reduce((sum, { price }) => sum + price, 0);
  return html`<section id="costs"><h2>Costs of what is always on</h2>
<p>Dollars a month in ${PRICES_OF.region}, by the price table of ${PRICES_OF.date}. Calls, traffic, servers, logs and alarms come on top: usage is not guessed. The prices are from ${PRICE_SOURCES.map((source, i) => html`${i > 0 && ", "}<a href="${source}">${new URL(source).pathname.split("/")[1]}</a>`)}.</p>
<table><thead><tr><th scope="col">Stack</th><th scope="col">Part</th><th scope="col">A month</th></tr></thead><tbody>
${rows}<tr><th scope="row">all</th><td></td><td class="number">${total.toFixed(2)}</td></tr></tbody></table></section>`;
}
