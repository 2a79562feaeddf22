/// How the report looks, on a screen, a phone and paper.
enum ReportStyle {
  static let css = """
    :root { --ink: #1c2430; --soft: #5b6675; --line: #d9dee5; --ground: #f5f6f8; --card: #fff; --accent: #1f5fa8; }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
    header { display: flex; gap: 1rem; justify-content: space-between; align-items: start; padding: 1rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
    h1 { font-size: 1.35rem; line-height: 1.25; margin: 0; } h2 { font-size: 1.1rem; margin: 0 0 .6rem; }
    #subtitle { margin: .2rem 0 0; color: var(--soft); }
    main { padding: 1rem 1.5rem 3rem; max-width: 1500px; margin: auto; }
    section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin-bottom: 1rem; }
    button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .7rem; cursor: pointer; }
    button[aria-pressed=true] { background: var(--accent); border-color: var(--accent); color: #fff; }
    button:focus-visible, path:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
    .language { display: flex; gap: .3rem; white-space: nowrap; }
    #warnings p { background: #fff4dc; border: 1px solid #e8c976; border-radius: 8px; padding: .5rem .8rem; margin: 0 0 .6rem; }
    #legend { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 0 0 1rem; }
    #legend button { display: flex; align-items: center; gap: .5rem; }
    #legend b { font-size: 1.2rem; }
    .swatch { display: inline-flex; width: 1.7em; height: 1.7em; border-radius: 4px; align-items: center; justify-content: center; font-weight: 700; border: 1px solid #0004; flex: none; }
    .columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(20rem, 2fr); gap: 1rem; align-items: start; }
    #map-section { position: relative; padding: .5rem; }
    #map { display: block; width: 100%; height: auto; max-height: 80vh; touch-action: pan-y; }
    #map path { stroke: #ffffffcc; stroke-width: 1px; vector-effect: non-scaling-stroke; cursor: pointer; }
    #map path:hover { stroke: #000; stroke-width: 2px; }
    #map path.selected { stroke: #000; stroke-width: 3px; }
    #map .faded { opacity: .12; }
    #map text { pointer-events: none; text-anchor: middle; dominant-baseline: central; font-weight: 700; }
    .zoom { position: absolute; right: .8rem; top: .8rem; display: flex; flex-direction: column; gap: .3rem; } .zoom button { width: 2.3rem; height: 2.3rem; padding: 0; font-size: 1.2rem; }
    #tip { position: absolute; pointer-events: none; background: #111d; color: #fff; padding: .25rem .6rem; border-radius: 6px; font-size: .9rem; max-width: 18rem; }
    #panel h2 { margin-bottom: .2rem; } #panel .level { display: flex; gap: .6rem; align-items: center; font-size: 1.1rem; font-weight: 600; margin: .4rem 0 .8rem; }
    #panel ol { padding-left: 1.2rem; margin: .3rem 0 1rem; } #panel li { margin-bottom: .5rem; }
    #panel small, .soft { color: var(--soft); }
    #panel dl { display: grid; grid-template-columns: 1fr auto; gap: .15rem 1rem; margin: 0; } #panel dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
    th { position: sticky; top: 0; background: var(--card); } th { max-width: 10rem; } td .ward { white-space: nowrap; }
    th button { border: 0; padding: 0; font-weight: 700; text-align: inherit; background: none; }
    td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    td .ward { border: 0; padding: 0; background: none; color: var(--accent); text-decoration: underline; text-align: left; }
    .scroll { overflow: auto; max-height: 32rem; } .tools input { font: inherit; padding: .3rem .5rem; border: 1px solid var(--line); border-radius: 6px; }
    footer { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
    @media (max-width: 800px) { .columns { grid-template-columns: minmax(0, 1fr); } header { flex-direction: column; } main { padding: .7rem; } }
    @media print { .language, .zoom, .tools, #tip { display: none; } .scroll { max-height: none; overflow: visible; } body { background: #fff; } section { break-inside: avoid; border: 0; padding: 0; } }
    """
}
