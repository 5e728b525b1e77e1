/** The look of a picture: of a light or a dark screen, and of paper. */
export const PICTURE_STYLE = `
svg { --ink: #1b1f24; --paper: #fff; --frame: #59636e; --call: #0550ae; font: 11px "DejaVu Sans Mono", "Liberation Mono", monospace; }
@media screen and (prefers-color-scheme: dark) { svg { --ink: #e6edf3; --paper: #0d1117; --frame: #9198a1; --call: #79c0ff; } }
svg text { fill: var(--ink); stroke: none; } svg .group > rect { fill: none; stroke: var(--frame); stroke-dasharray: 4 3; }
svg .node rect { fill: var(--paper); stroke: var(--ink); } svg .node text:nth-of-type(1) { font-weight: bold; }
svg .edge path { fill: none; stroke: var(--call); stroke-width: 1.5; } svg .edge polygon { fill: var(--call); }
svg .edge text { fill: var(--call); stroke: var(--paper); stroke-width: 4px; paint-order: stroke; }
svg .kept path { stroke: var(--frame); stroke-dasharray: 2 3; } svg .kept polygon { fill: var(--frame); } svg .kept text { fill: var(--frame); }
svg .edge .hit { stroke: transparent; stroke-width: 14; } svg .edge[role] { cursor: pointer; } svg .edge:focus { outline: 2px solid var(--call); }
svg .edge[role]:hover path:not(.hit), svg .edge.chosen path:not(.hit) { stroke-width: 3; }`;
