import Criteria
import Credentials

extension CheckBundle {
  /// What the payload calls itself.
  static let kind = "zonal-permits"
  /// The largest whole number that every checker counts exactly, 2⁵³ − 1.
  static let largestNumber = 1 << 53 - 1

  /// What is signed.
  public var payload: [UInt8] {
    var pairs: [CBORPair] = []
    func add(_ key: CBORValue, _ value: CBORValue?) {
      if let value { pairs.append(CBORPair(key, value)) }
    }
    add(1, .text(Self.kind))
    add(2, CBORValue(number))
    add(3, CBORValue(issuedAt))
    add(4, CBORValue(since))
    add(5, .text(issuer))
    add(6, keys.map { .array($0.map(\.value)) })
    add(7, policy?.value)
    add(8, vintage?.value)
    add(9, zones?.value)
    add(10, gate.map { .array($0.map(\.value)) })
    add(11, .bytes(refused.encoded))
    if !isWhole { add(12, .bytes(AscendingNumbers.encode(reinstated))) }
    add(13, listed?.value)
    add(14, reasons.map { .map($0.map { CBORPair(CBORValue($0.key), $0.value.value) }) })
    return CBORWriter.encode(.map(pairs))
  }

  /// - Throws: `CheckBundleError.malformed` for whatever `payload` does not give.
  init(payload: [UInt8], limits: CBORReader.Limits) throws(CheckBundleError) {
    guard let value = try? CBORReader.read(payload, form: .deterministic, limits: limits),
      var reader = BundleFields(value)
    else { throw .malformed }
    guard reader.text(1) == Self.kind, let number = reader.number(2), number > 0, let issuedAt = reader.number(3),
      let since = reader.number(4), since <= number, let issuer = reader.text(5),
      let refused = reader.bytes(11).flatMap(RefusedSerials.init(encoded:))
    else { throw .malformed }
    self.number = number
    self.issuedAt = issuedAt
    self.since = since
    self.issuer = issuer
    self.refused = refused
    keys = try reader.ifThere(6, Self.keys)
    policy = try reader.ifThere(7, CheckPolicy.init(value:))
    vintage = try reader.ifThere(8, CheckVintage.init(value:))
    zones = try reader.ifThere(9, CheckZones.init(value:))
    gate = try reader.ifThere(10) { $0.array.flatMap { BundleFields.all($0, CheckGate.init(value:)) } }
    reinstated =
      try reader.ifThere(12) { $0.bytes.flatMap { AscendingNumbers.decode($0, most: Self.largestNumber) } } ?? []
    if since == 0, value[12] != nil { throw .malformed }
    listed = try reader.ifThere(13, ListedCodes.init(value:))
    reasons = try reader.ifThere(14, Self.reasons)
    guard reader.isEmpty else { throw .malformed }
    if since == 0 {
      guard keys != nil, policy != nil, vintage != nil, zones != nil, gate != nil, reasons != nil else {
        throw .malformed
      }
    }
  }

  private static func keys(_ value: CBORValue) -> [CheckKey]? {
    guard let keys = value.array.flatMap({ BundleFields.all($0, CheckKey.init(value:)) }),
      Set(keys.map(\.key.keyID)).count == keys.count
    else { return nil }
    return keys
  }

  private static func reasons(_ value: CBORValue) -> [UInt8: Localized]? {
    guard let pairs = value.map else { return nil }
    var reasons: [UInt8: Localized] = [:]
    for pair in pairs {
      guard let byte = pair.key.unsigned.flatMap(UInt8.init(exactly:)), let words = Localized(value: pair.value) else {
        return nil
      }
      reasons[byte] = words
    }
    return reasons
  }
}
