/// How words of two names agree.
enum NameAgreement {
  /// - Parameter isUnmarked: whether one of the two names is written without any diacritics.
  static func between(_ a: NameWord, _ b: NameWord, isUnmarked: Bool) -> Agreement {
    if a.isNone || b.isNone { return a == b ? .same : .absent }
    if a.letters == b.letters {
      if a.marks == b.marks { return .same }
      return isUnmarked && (a.marks == 0 || b.marks == 0) ? .unmarked : .otherMarks
    }
    if a.count == 1 || b.count == 1 { return a[0] == b[0] ? .initial : .different }
    return TypingSlip.between(a, b).map(Agreement.init) ?? .different
  }

  /// Middle names, of which there may be none or several; the words are compared in their order.
  static func between(_ a: [NameWord], _ b: [NameWord], isUnmarked: Bool) -> Agreement {
    if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty ? .same : .absent }
    if a.count == b.count {
      // The one word that differs decides.
      var found = Agreement.same
      var differing = 0
      for (a, b) in zip(a, b) {
        let agreement = between(a, b, isUnmarked: isUnmarked)
        if agreement == .same { continue }
        if agreement == .unmarked {
          if differing == 0 { found = .unmarked }
          continue
        }
        differing += 1
        found = agreement
      }
      if differing == 0 { return found }
      if differing == 1, found != .different { return found == .initial ? .part : found }
    }
    return a.contains { word in b.contains { $0.letters == word.letters } } ? .part : .different
  }
}
