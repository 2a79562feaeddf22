/// What the page of one ward adds to the look of the report.
enum WardStyle {
  static let css = """
    html[lang=vi] [lang=en]:not(button), html[lang=en] [lang=vi]:not(button) { display: none; }
    main { max-width: 60rem; } p { margin: 0 0 .6rem; }
    .verdict { font-size: 1.1rem; } .verdict .level { font-size: 1.3rem; font-weight: 700; } .verdict li { margin-bottom: .6rem; }
    .named { display: inline-flex; gap: .4rem; align-items: center; } .changes .named { vertical-align: middle; }
    small { color: var(--soft); } caption { text-align: left; color: var(--soft); padding: 0 0 .4rem; }
    tbody th { font-weight: 400; position: static; max-width: none; } td, th { overflow-wrap: break-word; }
    .changes { padding-left: 1.6rem; } .scroll { max-height: none; } summary { cursor: pointer; padding: .3rem 0; } summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
    td.number, th.number { white-space: normal; }
    @media (max-width: 500px) { table { font-size: .82rem; } th, td { padding: .3rem .25rem; } ol, ul { padding-left: 1.3rem; } }
    @media print { main { max-width: none; padding: 0; } header { border: 0; padding: 0 0 .5rem; } body { font-size: 11pt; } #over-time, .verdict { break-inside: auto; } details:not([open]) { display: none; } }
    """
}
