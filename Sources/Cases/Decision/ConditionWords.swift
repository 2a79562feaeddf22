import Criteria

/// Says a condition, and what was found of it, in words.
struct ConditionWords {
  let definition: CaseDefinition
  let evidence: CaseEvidence

  func words(_ condition: CaseCondition) -> Localized {
    switch condition {
    case .link(let days):
      Localized(
        english: "met a confirmed case within \(text(days)) days before \(evidence.referenceDay)",
        vietnamese: "tiếp xúc ca xác định trong \(text(days)) ngày trước \(evidence.referenceDay)")
    case .closeContact(let days):
      Localized(
        english: "close contact of a confirmed case within \(text(days)) days before \(evidence.referenceDay)",
        vietnamese: "tiếp xúc gần ca xác định trong \(text(days)) ngày trước \(evidence.referenceDay)")
    case .shared(let kinds, let days):
      Localized(
        english:
          "with a confirmed case (\(kinds.map(\.name).joined(separator: ", "))) within \(text(days)) days before "
          + "\(evidence.referenceDay)",
        vietnamese:
          "ở cùng ca xác định (\(kinds.map(\.vietnamese).joined(separator: ", "))) trong \(text(days)) ngày trước "
          + "\(evidence.referenceDay)")
    case .outbreakArea(let days):
      Localized(
        english: "in an area with an active outbreak within \(text(days)) days before \(evidence.referenceDay)",
        vietnamese: "ở hoặc đến từ vùng có ổ dịch trong \(text(days)) ngày trước \(evidence.referenceDay)")
    case .symptoms(let least, let list):
      Localized(
        english: "\(least) or more of \(list.count) symptoms; told: \(told(list))",
        vietnamese: "từ \(least) trong \(list.count) triệu chứng; đã khai: \(told(list))")
    case .allSymptoms(let list):
      Localized(
        english: "\(list.joined(separator: " and ")); told: \(told(list))",
        vietnamese: "\(list.joined(separator: " và ")); đã khai: \(told(list))")
    case .positive(let kind):
      Localized(english: "\(kind.name) positive\(pending(kind))", vietnamese: "\(kind.vietnamese) dương tính")
    case .negative(let kind):
      Localized(
        english: "\(kind.name) negative, none positive\(pending(kind))", vietnamese: "\(kind.vietnamese) âm tính")
    case .positives(let kind, let least, let hours):
      Localized(
        english: "\(least) \(kind.name) positives within \(hours) hours",
        vietnamese: "\(least) lần \(kind.vietnamese) dương tính trong \(hours) giờ")
    case .suspected(let ids):
      Localized(
        english: "suspected by \(ids.joined(separator: " or "))",
        vietnamese: "là ca nghi ngờ theo \(ids.joined(separator: " hoặc "))")
    }
  }

  private func text(_ days: Int?) -> String { days.map { "\($0)" } ?? "?" }

  private func told(_ list: [String]) -> String {
    let present = list.filter { evidence.symptoms[$0] == true }
    return present.isEmpty ? "-" : present.joined(separator: ", ")
  }

  private func pending(_ kind: CaseTest.Kind) -> String {
    evidence.tests.contains { $0.kind == kind && $0.result == .pending } ? " (a result is pending)" : ""
  }
}

extension ContactKind {
  var vietnamese: String {
    switch self {
    case .other: "khác"
    case .household: "cùng nhà"
    case .workplace: "cùng nơi làm việc"
    case .vehicle: "cùng phương tiện"
    case .schoolClass: "cùng lớp"
    case .event: "cùng sự kiện"
    case .care: "chăm sóc"
    case .place: "cùng địa điểm"
    }
  }
}

extension CaseTest.Kind {
  var vietnamese: String { self == .pcr ? "RT-PCR" : "kháng nguyên" }
}
