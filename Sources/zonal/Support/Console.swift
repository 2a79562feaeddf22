import Foundation

/// Standard output for results, standard error for progress, remarks and errors.
enum Console {
  static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

  static func line(_ text: String) { write(text + "\n") }

  /// A step of long work, when somebody is watching.
  static func progress(_ text: String) {
    if isatty(STDERR_FILENO) == 1 { error("· \(text)") }
  }

  /// Columns padded to their widest cell; the numbers of `right` are aligned at their ends.
  static func table(_ rows: [[String]], right: Set<Int> = []) -> String {
    guard let columns = rows.map(\.count).max() else { return "" }
    let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      var cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return right.contains(column) ? padding + cell : cell + padding
      }
      if let last = cells.last {
        cells[cells.count - 1] = last.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
      }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
