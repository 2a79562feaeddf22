extension QRCode {
  /// Squares of white that must be on every side of a code.
  public static let quietZone = 4

  /// Squares a side with the quiet zone around it.
  public var sizeWithQuietZone: Int { size + 2 * Self.quietZone }

  /// The dark squares as the path of an SVG in units of a square, moved by the quiet zone: one piece for each run in a row.
  public var path: String {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while column < size, self[row: row, column: column] { column += 1 }
        if column > start {
          path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(column - start)v1h-\(column - start)z"
        }
        column += 1
      }
    }
    return path
  }

  /// A picture of the code with its quiet zone.
  ///
  /// - Parameter millimetres: side of the code without its quiet zone.
  public func svg(millimetres: Double) -> String {
    let whole = millimetres * Double(sizeWithQuietZone) / Double(size)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(whole)mm" height="\(whole)mm" \
      viewBox="0 0 \(sizeWithQuietZone) \(sizeWithQuietZone)" shape-rendering="crispEdges">\
      <rect width="100%" height="100%" fill="#fff"/><path d="\(path)"/></svg>
      """
  }
}
