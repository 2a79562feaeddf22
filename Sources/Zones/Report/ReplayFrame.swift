import Quantities

/// The page of a replay around its data.
enum ReplayFrame {
  /// The page up to its data.
  static func opening(title: String, from first: Day) -> String {
    PageFrame.opening(
      title: "\(title) · \(first)", styles: [ReportStyle.css, ReplayStyle.css],
      main: """
        <div id="warnings" role="status"></div>
        <ul id="legend"></ul>
        <section><h2 data-text="curve"></h2><p class="soft" data-text="curveNote"></p><div id="curve" class="chart"></div></section>
        <section><h2 data-text="counts"></h2><div id="counts" class="chart"></div></section>
        <div class="columns">
          <section id="map-section"><h2 id="map-day"></h2>
            <p class="day tools"><button type="button" id="earlier" data-label="earlier">‹</button><input type="range" id="day" min="0" data-label="day"><button type="button" id="later" data-label="later">›</button></p>
            <svg id="map" role="group"></svg><div id="tip" hidden></div></section>
          <section id="panel"><h2 data-text="ward"></h2>
            <p class="tools"><label><span data-text="search"></span> <input id="search" type="search" list="names"></label><datalist id="names"></datalist></p>
            <div id="timeline" aria-live="polite"></div></section>
        </div>
        <section><h2 data-text="maps"></h2><p class="soft tools" data-text="mapsNote"></p><div id="maps"></div></section>
        <section id="what-if" hidden><h2 data-text="whatIf"></h2><div id="comparison"></div></section>
        <footer id="origin"></footer>
        """)
  }

  /// The page from the end of its data.
  static let closing = PageFrame.closing(scripts: [
    ReplayWords.javascript, ReportElements.javascript, ReplayCharts.javascript, ReplayScript.javascript,
  ])
}
