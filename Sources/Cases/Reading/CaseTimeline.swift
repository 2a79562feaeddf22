import Criteria
import Epidemiology
import Quantities
public import Store

/// What happened to a person, in its order.
enum CaseTimeline {
  /// What is of one day and has no time of it comes before what has; of the same time, in the order in which things follow from one another.
  static func events(_ details: CaseDetails, _ rules: CaseRules) -> [CaseEvent] {
    let offset = rules.offset
    var events: [CaseEvent] = []
    func add(_ kind: CaseEvent.Kind, _ day: Day?, _ en: String, _ vi: String, _ number: Int? = nil) {
      guard let day else { return }
      events.append(CaseEvent(kind: kind, day: day, words: Localized(english: en, vietnamese: vi), number: number))
    }
    func add(_ kind: CaseEvent.Kind, _ at: Instant?, _ en: String, _ vi: String, _ number: Int? = nil) {
      guard let at else { return }
      events.append(
        CaseEvent(
          kind: kind, day: at.day(offset: offset), at: at, words: Localized(english: en, vietnamese: vi), number: number
        ))
    }
    let (record, facts) = (details.record, details.record.facts)
    add(.exposure, facts.exposure, "last exposure", "phơi nhiễm lần cuối")
    add(.onset, facts.onset, "onset of symptoms", "khởi phát triệu chứng")
    add(.report, facts.reportDay, "reported", "được báo cáo")
    add(.entered, record.recordedAt, "entered into the file", "nhập hồ sơ")
    add(.outcome, facts.outcomeDay, facts.outcome.name, facts.outcome.vietnamese)
    add(.infectiousFrom, record.status.infectiousFrom, "infectious from", "có khả năng lây từ")
    add(.infectiousUntil, record.status.infectiousUntil, "infectious until", "có khả năng lây đến")
    for symptom in details.symptoms where symptom.isPresent {
      // Those that the definitions of before named and these do not stay with their id.
      let name = rules.definitions.symptoms.first { $0.id == symptom.symptom }?.name
      let (en, vi) = (name?.english ?? symptom.symptom, name?.vietnamese ?? symptom.symptom)
      add(.symptom, symptom.from, "\(en) begins", "bắt đầu \(vi)")
      add(.symptom, symptom.until, "\(en) ends", "hết \(vi)")
    }
    for test in details.tests {
      add(.sample, test.sampledAt, "\(test.kind.name) sample", "lấy mẫu \(test.kind.vietnamese)", test.number)
      let ct = test.ct.map { ", Ct \($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" } ?? ""
      add(
        .result, test.resultedAt, "\(test.kind.name) \(test.result.name)\(ct)",
        "\(test.kind.vietnamese) \(test.result.vietnamese)\(ct)", test.number)
    }
    for exposure in details.exposures {
      add(
        .exposure, exposure.from ?? exposure.until, exposure.kind.name,
        exposure.kind == .outbreakArea ? "ở vùng có ổ dịch" : "tiếp xúc ca xác định nơi khác", exposure.number)
    }
    for contact in details.contacts {
      let other = contact.from == record.number ? contact.to : contact.from
      add(
        .contact, contact.fromAt ?? contact.untilAt, "contact with record \(other), \(contact.kind.name)",
        "tiếp xúc hồ sơ \(other), \(contact.kind.vietnamese)", other)
    }
    for visit in details.visits {
      add(.marker, visit.fromAt, "at marker \(visit.marker)", "ở mốc dịch tễ \(visit.marker)", visit.marker)
    }
    for entry in details.classes {
      let rules = entry.reasons.filter { $0.outcome == .met }.map(\.rule).joined(separator: ", ")
      add(
        .classified, entry.at, entry.caseClass.words.en + (rules.isEmpty ? "" : " by \(rules)"),
        entry.caseClass.words.vi + (rules.isEmpty ? "" : " theo \(rules)"), entry.number)
    }
    for decision in details.decisions {
      add(
        .decided, decision.at, "decided: \(decision.caseClass.words.en)", "quyết định: \(decision.caseClass.words.vi)",
        decision.number)
    }
    for merge in details.merges where merge.isSame {
      add(
        .merged, merge.at, "record \(merge.record) put under \(merge.into)",
        "hồ sơ \(merge.record) gộp vào \(merge.into)", merge.number)
      add(
        .unmerged, merge.undoneAt, "merge of record \(merge.record) undone", "hủy gộp hồ sơ \(merge.record)",
        merge.number)
    }
    let order = Dictionary(uniqueKeysWithValues: CaseEvent.Kind.allCases.enumerated().map { ($1, $0) })
    func key(_ event: CaseEvent) -> (Int32, Int64, Int, Int) {
      (event.day.number, event.at?.milliseconds ?? .min, order[event.kind]!, event.number ?? 0)
    }
    return events.sorted { key($0) < key($1) }
  }
}

extension CaseOffice {
  /// Everything that happened to a person, in its order, from all their records. The reading is logged.
  ///
  /// - Throws: as `details`.
  public func timeline(_ number: Int, _ rules: CaseRules, to access: Access) throws -> [CaseEvent] {
    var details = try details(number, to: access)
    for other in details.under {
      let more = try self.details(other, to: access)
      details.symptoms += more.symptoms
      details.tests += more.tests
      details.exposures += more.exposures
      details.contacts += more.contacts
      details.visits += more.visits
    }
    return CaseTimeline.events(details, rules)
  }
}

extension Outcome {
  var vietnamese: String {
    switch self {
    case .unknown: "chưa rõ"
    case .recovered: "khỏi bệnh"
    case .died: "tử vong"
    case .active: "đang điều trị"
    }
  }
}

extension CaseTest.Result {
  var vietnamese: String {
    switch self {
    case .pending: "chờ kết quả"
    case .negative: "âm tính"
    case .positive: "dương tính"
    case .inconclusive: "không xác định"
    }
  }
}
