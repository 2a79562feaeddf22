/// What the page of a replay adds to the look of the report.
enum ReplayStyle {
  static let css = """
    h3 { font-size: 1.05rem; margin: .8rem 0 .2rem; } h4 { font-size: .95rem; margin: .8rem 0 .2rem; }
    #legend li { display: flex; align-items: center; gap: .5rem; margin-right: .8rem; }
    .chart svg, #timeline svg { display: block; max-width: 100%; height: auto; } .chart svg { cursor: pointer; }
    .chart text, #timeline text { font-size: 12px; fill: var(--soft); } .chart text.unit, #timeline text.unit { fill: var(--ink); font-weight: 600; }
    .chart text.letter, #timeline text.letter { font-size: 14px; font-weight: 700; text-anchor: middle; fill: revert-layer; }
    .grid { stroke: var(--line); } .axis { stroke: var(--soft); } .stack { stroke: #fff8; stroke-width: .5px; }
    .mean { fill: none; stroke: #1c2430; stroke-width: 2px; } .mean.halo { stroke: #fffc; stroke-width: 4.5px; }
    .mark { stroke: #000; stroke-width: 1px; stroke-dasharray: 3 3; pointer-events: none; }
    .key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .3rem 0 0; font-size: .9rem; } .key span { display: inline-flex; align-items: center; gap: .4rem; }
    .key i { width: 1em; height: 1em; border-radius: 2px; } .key i.growing { background: repeating-linear-gradient(45deg, #1f5fa8 0 3px, #fff 3px 6px); border: 1px solid #1f5fa8; } line.growing { stroke: var(--ink); stroke-width: 1px; stroke-dasharray: 2 2; }
    .mini span.growing { font-size: .8rem; border: 1px dashed var(--ink); border-radius: 4px; padding: 0 .3rem; align-self: start; } .key i.line { height: 0; border-top: 3px solid #1c2430; }
    .readout { margin: .3rem 0 0; font-size: .9rem; color: var(--soft); font-variant-numeric: tabular-nums; }
    .day { display: flex; gap: .5rem; align-items: center; margin: 0 0 .5rem; } .day input { flex: 1; min-width: 0; accent-color: var(--accent); }
    #map-section { padding: 1rem; } #search { max-width: 100%; }
    #maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .7rem; }
    .mini { display: flex; flex-direction: column; gap: .3rem; text-align: left; padding: .5rem; } .mini[aria-pressed=true] { background: #e6eef8; color: inherit; }
    .mini svg { width: 100%; height: auto; } .mini path { stroke: #fff9; stroke-width: .4px; vector-effect: non-scaling-stroke; }
    .many #map path { stroke-width: .15px; } .many #map path.selected { stroke-width: 2px; } .many .mini path { stroke: none; }
    .counts { display: flex; flex-wrap: wrap; gap: .15rem .6rem; font-size: .8rem; font-variant-numeric: tabular-nums; } .counts span { display: inline-flex; gap: .25rem; align-items: center; }
    .counts .swatch { width: 1.4em; height: 1.4em; font-size: .9em; }
    #panel .changes { padding-left: 2.6rem; } .changes > li { margin-bottom: .7rem; } .changes .swatch { width: 1.4em; height: 1.4em; font-size: .85em; } .changes ul { padding-left: 1.1rem; margin: .2rem 0 0; } .changes ul li::first-letter { text-transform: uppercase; } .nowrap { white-space: nowrap; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; } .pair > div { min-width: 0; }
    @media (max-width: 800px) { #maps { grid-template-columns: repeat(2, minmax(0, 1fr)); } .pair { grid-template-columns: minmax(0, 1fr); } section { padding: .7rem; } #map-section { padding: .7rem; } .nowrap { white-space: normal; } }
    @media print { #maps { grid-template-columns: repeat(4, 1fr); } .columns { grid-template-columns: minmax(0, 1fr); } .mini { break-inside: avoid; border: 0; padding: 0; } #panel, #what-if { break-inside: auto; } .mark, .readout { display: none; } * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
    """
}
