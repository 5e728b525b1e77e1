/** The page's own style: the reader's colours, light or dark, and paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --fg: #1b1f24; --bg: #fff; --line: #8c959f; --good: #116329; --bad: #a40e26; --link: #0550ae; }
@media screen and (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --bg: #0d1117; --line: #6e7681; --good: #7ee787; --bad: #ff9492; --link: #79c0ff; } }
body { color: var(--fg); background: var(--bg); font: 15px/1.45 "DejaVu Sans", system-ui, sans-serif; margin: 0 auto; max-width: 1800px; padding: 0 24px 48px; }
a { color: var(--link); } h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 32px; border-bottom: 1px solid var(--line); } p, li { max-width: 110ch; }
pre, code { font: 12px/1.5 "DejaVu Sans Mono", "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; } pre { margin: 4px 0; }
table { border-collapse: collapse; margin: 12px 0; } caption { text-align: left; font-weight: bold; padding: 4px 0; }
th, td { text-align: left; vertical-align: top; font-weight: normal; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } thead th { font-weight: bold; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; } li { overflow-wrap: anywhere; } details.call { margin-left: 16px; } details.change { margin: 8px 0; } details.change > :not(summary) { margin: 4px 0 4px 16px; } #chosen > span { font-weight: bold; } [hidden] { display: none; }
.allowed { color: var(--good); } .refused { color: var(--bad); } :target { outline: 2px solid var(--link); outline-offset: 2px; }
.wide { overflow-x: auto; } .wide svg { display: block; margin: 4px; }
@media print { body { max-width: none; padding: 0; } .wide { overflow: visible; } .wide svg { max-width: 100%; height: auto; margin: 0; } button { display: none; } }
`;
