/// What the page of one ward does: switches the language and draws levels and cases by day.
enum WardScript {
  static let javascript = #"""
    function setDay(offset) {
      day = Math.min(Math.max(offset, 0), data.days - 1);
      for (const follow of drawn) follow();
    }
    function showCharts() {
      drawn.length = 0;
      const width = widthOf($("timeline")), chart = drawCurve(width);
      $("strip").replaceChildren(strip(data.spans, levels, width, chart[3].left));
      show($("timeline"), chart);
    }
    function render() {
      document.documentElement.lang = language;
      for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
      document.title = say(data.title);
      showCharts();
    }
    for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => { language = button.dataset.language; render(); });
    followWidth(showCharts);
    render();
    """#
}
