/// What the scripts of all reports share: words, numbers, elements and the look of a level. All text goes in as text.
enum ReportElements {
  /// Needs `words` by language and a variable `language` before it.
  static let javascript = #"""
    const t = key => words[language][key], say = text => text[language];
    const $ = id => document.getElementById(id);
    const make = (tag, attributes = {}, ...children) => {
      const element = tag.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4)) : document.createElement(tag);
      for (const [key, value] of Object.entries(attributes)) {
        if (key === "onclick") element.addEventListener("click", value); else if (value !== null && value !== undefined) element.setAttribute(key, value);
      }
      element.append(...children.filter(c => c !== null && c !== undefined));
      return element;
    };
    const format = value => value === null || value === undefined ? t("unknown") : value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 });
    const ink = color => { const [r, g, b] = [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16)); return (r * 299 + g * 587 + b * 114) / 1000 > 140 ? "#1c2430" : "#ffffff"; };
    const swatch = level => make("span", { class: "swatch", "aria-hidden": "true", style: `background:${level.color};color:${ink(level.color)}` }, level.letter);
    const folded = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
    """#
}
