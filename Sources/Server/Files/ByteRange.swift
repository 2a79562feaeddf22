/// The part of a file that a `Range` header asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
  /// No part, several, or what no server need understand: the whole file is the answer.
  case whole
  case part(Range<Int>)
  /// A part that the file does not have.
  case unsatisfiable

  /// - Parameter size: bytes of the file.
  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, let equals = header.firstIndex(of: "="), header[..<equals].lowercased() == "bytes" else { return }
    let text = header[header.index(after: equals)...].filter { $0 != " " && $0 != "\t" }
    let sides = text.split(separator: "-", omittingEmptySubsequences: false)
    guard sides.count == 2, !text.contains(","), sides.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else {
      return
    }
    // What is too long for a number is past the end of every file.
    func number(_ digits: Substring) -> Int? { digits.isEmpty ? nil : Int(digits) ?? Int.max }
    switch (number(sides[0]), number(sides[1])) {
    case (nil, nil): return
    case (nil, let last?): self = last == 0 || size == 0 ? .unsatisfiable : .part(max(size - last, 0)..<size)
    case (let first?, let last):
      if let last, last < first { return }
      self = first >= size ? .unsatisfiable : .part(first..<min(last ?? size, size - 1) + 1)
    }
  }
}
