import Epidemiology
import Foundation
import SpatialCore
import Subsidies
import Surveillance

/// What policies would cost, as a table for programs.
enum BudgetPage {
  private static func cells(_ row: SupportBudget.Row, _ vintage: BoundaryVintage) -> [(name: String, value: Any)] {
    let ward = vintage.ward(row: row.ward).map { vintage.wards[$0] }
    var cells: [(String, Any)] = [
      ("policy", row.policy), ("ward_code", ward?.code ?? ""), ("ward", ward?.name ?? ""), ("people", row.people),
      ("entitled", row.count.entitled), ("amount", row.count.amount), ("one_answer_missing_or_more", row.count.open),
    ]
    if let against = row.against, let difference = row.difference {
      cells += [
        ("against_entitled", against.entitled), ("against_amount", against.amount), ("difference", difference),
      ]
    }
    return cells
  }

  static func csv(_ rows: [SupportBudget.Row], _ vintage: BoundaryVintage) -> String {
    var text = ""
    for (place, row) in rows.enumerated() {
      let cells = cells(row, vintage)
      if place == 0 { text += cells.map(\.name).joined(separator: ",") + "\n" }
      text += cells.map { Finding.quoted("\($0.value)") }.joined(separator: ",") + "\n"
    }
    return text
  }

  static func json(_ rows: [SupportBudget.Row], _ vintage: BoundaryVintage) throws -> String {
    let objects = rows.map { row in
      Dictionary(cells(row, vintage).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    let data = try JSONSerialization.data(withJSONObject: objects, options: [.prettyPrinted, .sortedKeys])
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
