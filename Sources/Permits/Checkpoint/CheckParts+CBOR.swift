import Credentials
import Criteria

extension Localized {
  /// Vietnamese first.
  var value: CBORValue { [.text(vietnamese), .text(english)] }

  init?(value: CBORValue) {
    guard let words = value.array, words.count == 2, let vietnamese = words[0].text, let english = words[1].text else {
      return nil
    }
    self.init(english: english, vietnamese: vietnamese)
  }
}

extension CheckKey {
  var value: CBORValue {
    [
      1: .bytes(key.keyID), 2: key.coseKey, 3: CBORValue(from), 4: until.map { CBORValue($0) } ?? .null,
      5: CBORValue(use.rawValue), 6: withdrawn.map { CBORValue($0) } ?? .null,
    ]
  }

  init?(value: CBORValue) {
    guard var fields = BundleFields(value), let keyID = fields.bytes(1, count: VerifyingKey.keyIDLength),
      let numbers = fields.take(2), let key = try? VerifyingKey(coseKey: numbers),
      CBORWriter.encode(key.coseKey) == CBORWriter.encode(numbers),
      key.keyID == keyID, SigningKey.algorithms.contains(key.algorithm), let from = fields.number(3),
      let until = fields.end(4), let use = fields.number(5, most: 3), use > 0, let withdrawn = fields.end(6),
      fields.isEmpty
    else { return nil }
    self.init(key, from: from, until: until, use: Use(rawValue: use), withdrawn: withdrawn)
  }
}

extension CheckPolicy {
  var value: CBORValue {
    [
      1: .text(id), 2: .text(version), 3: CBORValue(maxAge), 4: CBORValue(clockSkew), 5: Self.value(groups),
      6: Self.value(purposes), 7: Self.value(issuers), 8: CBORValue(clockOffset),
    ]
  }

  init?(value: CBORValue) {
    guard var fields = BundleFields(value), let id = fields.text(1), let version = fields.text(2),
      let maxAge = fields.number(3), let clockSkew = fields.number(4), let groups = Self.words(fields.take(5)),
      let purposes = Self.words(fields.take(6)), let issuers = Self.words(fields.take(7)),
      let clockOffset = fields.take(8)?.integer, abs(clockOffset) <= 86_400, fields.isEmpty
    else { return nil }
    self.init(
      id: id, version: version, maxAge: maxAge, clockSkew: clockSkew, groups: groups, purposes: purposes,
      issuers: issuers, clockOffset: clockOffset)
  }

  private static func value(_ words: [String: Localized]) -> CBORValue {
    .map(words.map { CBORPair(.text($0.key), $0.value.value) })
  }

  private static func words(_ value: CBORValue?) -> [String: Localized]? {
    guard let pairs = value?.map else { return nil }
    var words: [String: Localized] = [:]
    for pair in pairs {
      guard let id = pair.key.text, let text = Localized(value: pair.value) else { return nil }
      words[id] = text
    }
    // Two ids that Unicode holds for the same would be one.
    return words.count == pairs.count ? words : nil
  }
}

extension CheckVintage {
  var value: CBORValue {
    [1: .bytes(digest), 2: .array(wards.map { [.text($0.code), .text($0.name), .text($0.district)] })]
  }

  init?(value: CBORValue) {
    guard var fields = BundleFields(value), let digest = fields.bytes(1, count: 4),
      let wards = fields.take(2)?.array.flatMap({ BundleFields.all($0, Ward.init(value:)) }), wards.count <= 65_536,
      fields.isEmpty
    else { return nil }
    self.init(digest: digest, wards: wards)
  }
}

extension CheckVintage.Ward {
  init?(value: CBORValue) {
    guard let texts = value.array, texts.count == 3, let code = texts[0].text, let name = texts[1].text,
      let district = texts[2].text
    else { return nil }
    self.init(code: code, name: name, district: district)
  }
}

extension ListedCodes {
  var value: CBORValue { [1: .bytes(salt), 2: CBORValue(iterations), 3: .bytes(list)] }

  init?(value: CBORValue) {
    guard var fields = BundleFields(value), let salt = fields.bytes(1), let iterations = fields.number(2),
      let list = fields.bytes(3), fields.isEmpty
    else { return nil }
    self.init(salt: salt, iterations: iterations, list: list)
  }
}
