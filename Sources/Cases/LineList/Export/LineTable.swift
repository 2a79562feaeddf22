import Epidemiology

/// A line list that is being written: comma, UTF-8, RFC 4180.
struct LineTable {
  private(set) var bytes: [UInt8] = []

  init(_ names: [String]) { add(names) }

  mutating func add(_ cells: [String]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(44) }
      Finding.appendQuoted(cell, to: &bytes)
    }
    bytes.append(10)
  }
}

extension LineTable {
  init<Column: LineColumn>(_ type: Column.Type) { self.init(Column.allCases.map(\.name)) }

  mutating func add<Column>(_ row: LineRow<Column>) { add(row.cells) }
}
