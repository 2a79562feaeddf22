import Credentials
import Criteria

extension CheckZones {
  var value: CBORValue {
    [
      1: CBORValue(revision),
      2: .array(
        levels.map {
          [.text($0.id), .text($0.letter), .text($0.color), .text($0.words.vietnamese), .text($0.words.english)]
        }),
      3: .bytes(wards), 4: .array(turns.map { [CBORValue($0.ward), CBORValue($0.at), CBORValue($0.level)] }),
    ]
  }

  init?(value: CBORValue) {
    guard var fields = BundleFields(value), let revision = fields.number(1),
      let levels = fields.take(2)?.array.flatMap({ BundleFields.all($0, Level.init(value:)) }), levels.count <= 32,
      let wards = fields.bytes(3),
      let turns = fields.take(4)?.array.flatMap({ BundleFields.all($0, Turn.init(value:)) }),
      fields.isEmpty
    else { return nil }
    let isLevel = { (level: UInt8) in level == Self.noData || Int(level) < levels.count }
    guard wards.allSatisfy(isLevel), turns.allSatisfy({ isLevel($0.level) && $0.ward < wards.count }),
      zip(turns, turns.dropFirst()).allSatisfy({ $0.at <= $1.at })
    else { return nil }
    self.init(revision: revision, levels: levels, wards: wards, turns: turns)
  }
}

extension CheckZones.Level {
  init?(value: CBORValue) {
    guard let items = value.array, items.count == 5, let id = items[0].text, let letter = items[1].text,
      let color = items[2].text, let vietnamese = items[3].text, let english = items[4].text
    else { return nil }
    self.init(id: id, letter: letter, color: color, words: Localized(english: english, vietnamese: vietnamese))
  }
}

extension CheckZones.Turn {
  init?(value: CBORValue) {
    guard let items = value.array, items.count == 3, let ward = items[0].unsigned.flatMap(UInt16.init(exactly:)),
      let at = items[1].unsigned, at <= CheckBundle.largestNumber,
      let level = items[2].unsigned.flatMap(UInt8.init(exactly:))
    else { return nil }
    self.init(ward: Int(ward), at: Int(at), level: level)
  }
}

extension CheckGate {
  var value: CBORValue {
    [
      1: CBORValue(from), 2: until.map { CBORValue($0) } ?? .null,
      3: .map(
        groups.map { group, masks in
          CBORPair(
            .text(group),
            [
              CBORValue(masks.origin), CBORValue(masks.destination), CBORValue(masks.through), CBORValue(masks.needed),
            ])
        }),
    ]
  }

  init?(value: CBORValue) {
    guard var fields = BundleFields(value), let from = fields.number(1), let until = fields.end(2),
      let pairs = fields.take(3)?.map, fields.isEmpty
    else { return nil }
    var groups: [String: Masks] = [:]
    for pair in pairs {
      guard let group = pair.key.text, let items = pair.value.array, items.count == 4,
        let masks = BundleFields.all(items, { $0.unsigned.flatMap(UInt32.init(exactly:)) })
      else { return nil }
      groups[group] = Masks(origin: masks[0], destination: masks[1], through: masks[2], needed: masks[3])
    }
    guard groups.count == pairs.count else { return nil }
    self.init(from: from, until: until, groups: groups)
  }
}
