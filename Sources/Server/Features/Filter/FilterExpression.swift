/// A filter in CQL2 (OGC 21-065): what features must be.
indirect enum FilterExpression: Sendable {
  enum Comparison: String, Sendable {
    case equal = "="
    case unequal = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case more = ">"
    case moreOrEqual = ">="
  }

  enum Operand: Hashable, Sendable {
    case property(String)
    case value(FeatureValue)
  }

  case constant(Bool)
  case not(FilterExpression)
  case all([FilterExpression])
  case any([FilterExpression])
  case compare(Operand, Comparison, Operand)
  case isNull(String)
  case like(Operand, LikePattern)
  case between(Operand, Operand, Operand)
  case oneOf(Operand, [Operand])
  /// Whether the geometry and a box share a position.
  case meets(FeatureBox)
}

extension FilterExpression {
  /// Whether a feature is what the filter asks for; `nil` where a value that decides is not there.
  ///
  /// - Parameters:
  ///   - values: of the feature's properties.
  ///   - meets: whether its geometry meets a box.
  func holds(_ values: [String: FeatureValue], meets: (FeatureBox) throws -> Bool) rethrows -> Bool? {
    func value(_ operand: Operand) -> FeatureValue? {
      switch operand {
      case .property(let name): values[name]
      case .value(let value): value
      }
    }
    func order(_ a: Operand, _ b: Operand) -> Int? {
      guard let a = value(a), let b = value(b) else { return nil }
      return a.order(b)
    }
    switch self {
    case .constant(let flag): return flag
    case .not(let inner): return try inner.holds(values, meets: meets).map { !$0 }
    case .all(let parts):
      var isKnown = true
      for part in parts {
        switch try part.holds(values, meets: meets) {
        case false?: return false
        case nil: isKnown = false
        case true?: break
        }
      }
      return isKnown ? true : nil
    case .any(let parts):
      var isKnown = true
      for part in parts {
        switch try part.holds(values, meets: meets) {
        case true?: return true
        case nil: isKnown = false
        case false?: break
        }
      }
      return isKnown ? false : nil
    case .compare(let a, let comparison, let b): return order(a, b).map(comparison.holds)
    case .isNull(let name): return values[name] == nil
    case .like(let operand, let pattern):
      guard case .text(let text)? = value(operand) else { return nil }
      return pattern.matches(text)
    case .between(let operand, let low, let high):
      let (above, below) = (order(operand, low).map { $0 >= 0 }, order(operand, high).map { $0 <= 0 })
      if above == false || below == false { return false }
      return above == nil || below == nil ? nil : true
    case .oneOf(let operand, let others):
      let orders = others.map { order(operand, $0) }
      return orders.contains(0) ? true : orders.contains(nil) ? nil : false
    case .meets(let box): return try meets(box)
    }
  }
}

extension FilterExpression.Comparison {
  fileprivate func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .more: order > 0
    case .moreOrEqual: order >= 0
    }
  }
}
