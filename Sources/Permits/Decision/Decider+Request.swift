import Criteria
import Quantities

extension Decider {
  /// The time that is asked for; `false` where nothing of it is left.
  mutating func checkTime() -> Bool {
    guard from < until else {
      add(
        .refuses, .past, english: "The time that is asked for ends before it begins, or is over.",
        vietnamese: "Thời gian đề nghị không hợp lệ hoặc đã qua.")
      return false
    }
    guard from < outlook.until else {
      let moment = PermitWords.moment(outlook.until)
      add(
        .refuses, .tooFarAhead,
        english:
          "The time that is asked for begins after \(moment.english), which is further ahead than permits are issued.",
        vietnamese: "Thời gian đề nghị bắt đầu sau \(moment.vietnamese), quá xa so với thời hạn cấp giấy.")
      return false
    }
    if let end = edition.end, end < until {
      let moment = PermitWords.moment(end)
      guard from < end else {
        add(
          .refuses, .policyOver, english: "Permits are abolished at \(moment.english).",
          vietnamese: "Giấy đi đường được bãi bỏ từ \(moment.vietnamese).", citation: edition.endCitation, from: end)
        return false
      }
      add(
        .tells, .policyEnds, english: "A permit ends at \(moment.english), when the policy ends.",
        vietnamese: "Giấy chỉ có giá trị đến \(moment.vietnamese), khi quy định hết hiệu lực.",
        citation: edition.endCitation, from: end)
      cut(at: end)
    }
    return true
  }

  mutating func checkQuarantine(_ order: QuarantineOrder?, _ exemption: ExemptionRule?) {
    guard let order, order.from < until, order.until.map({ $0 > from }) ?? true,
      exemption?.evenInQuarantine != true
    else { return }
    if order.from > from {
      let moment = PermitWords.moment(order.from)
      add(
        .tells, .quarantineBegins,
        english: "A permit ends at \(moment.english), when quarantine by \(order.name) begins.",
        vietnamese: "Giấy chỉ có giá trị đến \(moment.vietnamese), khi bắt đầu cách ly theo \(order.name).",
        from: order.from)
      cut(at: order.from)
      return
    }
    let end = order.until.map(PermitWords.moment)
    add(
      .refuses, .quarantine,
      english: "The person is in quarantine by \(order.name)"
        + (end.map { " until \($0.english)" } ?? ", for which no end is set") + ".",
      vietnamese: "Người này đang cách ly theo \(order.name)"
        + (end.map { " đến \($0.vietnamese)" } ?? ", chưa có ngày kết thúc") + ".")
  }

  mutating func checkExemption(_ rule: PolicyEdition.Rule<ExemptionRule>) {
    let name =
      edition.name(ofPurpose: request.purpose) ?? Localized(english: request.purpose, vietnamese: request.purpose)
    guard let exemption = rule.value else {
      add(
        .refuses, .ruleUnknown, english: "'\(name.english)' is no exemption at this time.",
        vietnamese: "'\(name.vietnamese)' hiện không thuộc diện miễn giấy.", citation: rule.citation)
      return
    }
    for ward in request.origin == request.destination ? [request.origin] : [request.origin, request.destination] {
      let span = outlook.span(ofWard: ward, at: from)
      guard let level = span.level, exemption.notIn.contains(level) else { continue }
      let (place, named) = (PermitWords.name(outlook.places[ward]), edition.name(ofLevel: level))
      add(
        .refuses,
        PermitReason(
          code: PermitReason.Code.exemptionLevel.rawValue,
          words: Localized(
            english: "'\(name.english)' is no reason to leave or enter \(place), which is at '\(named.english)'.",
            vietnamese: "'\(name.vietnamese)' không phải lý do để ra vào \(place), nơi thuộc '\(named.vietnamese)'."),
          citation: rule.citation, ward: ward, level: level, decree: span.decree.map { outlook.decrees[$0].id }))
    }
    guard !refuses else { return }
    isNeedless = true
    let proof = PermitWords.list(exemption.proof.compactMap(edition.name(ofDocument:)), and: false)
    add(
      .tells, .exempt,
      english: "'\(name.english)' needs no permit" + (exemption.proof.isEmpty ? "." : "; carry \(proof.english)."),
      vietnamese: "'\(name.vietnamese)' không cần giấy đi đường"
        + (exemption.proof.isEmpty ? "." : "; mang theo \(proof.vietnamese)."), citation: rule.citation)
  }

  mutating func checkGroup(_ group: String) {
    guard let asked = request.group, asked != group else { return }
    let (purpose, name) = (edition.name(ofPurpose: request.purpose), edition.name(ofGroup: group))
    add(
      .refuses, .otherGroup,
      english:
        "The purpose '\(purpose?.english ?? "")' belongs to '\(name?.english ?? "")', not to the one that was named.",
      vietnamese:
        "Mục đích '\(purpose?.vietnamese ?? "")' thuộc '\(name?.vietnamese ?? "")', không thuộc nhóm đã nêu.")
  }

  /// Who may ask, and by which vehicle.
  mutating func checkWho(_ group: String) {
    for rule in edition.applicants where rule.scope.holds(group: group, request) {
      guard let allowed = rule.value else {
        if rule.isUnknown { unknown("who may apply", "ai được nộp hồ sơ", rule.citation) }
        continue
      }
      guard !allowed.contains(request.applicant) else { continue }
      let names = PermitWords.list(
        TravelRequest.Applicant.allCases.filter(allowed.contains).map(\.words), and: false)
      add(
        .refuses, .applicant, english: "The application must come from \(names.english).",
        vietnamese: "Hồ sơ phải do \(names.vietnamese) nộp.", citation: rule.citation)
    }
    for rule in edition.vehicles where rule.scope.holds(group: group, request) {
      guard let allowed = rule.value else {
        if rule.isUnknown { unknown("which vehicles are allowed", "phương tiện nào được phép", rule.citation) }
        continue
      }
      if let vehicle = request.vehicle, allowed.contains(vehicle) { continue }
      let names = PermitWords.list(allowed.compactMap(edition.name(ofVehicle:)), and: false)
      add(
        .refuses, .vehicle, english: "The journey must be made by \(names.english).",
        vietnamese: "Chuyến đi phải dùng \(names.vietnamese).", citation: rule.citation)
    }
  }

  mutating func checkHours(_ group: String) {
    for rule in edition.hours where rule.scope.holds(group: group, request) {
      guard let allowed = rule.value else {
        if rule.isUnknown { unknown("at which hours", "giờ nào được đi", rule.citation) }
        continue
      }
      if !allowed.weekdays.isSuperset(of: request.weekdays) {
        let days = PermitWords.weekdays(allowed.weekdays)
        add(
          .refuses, .weekdays, english: "Permits of this kind hold on \(days.english) only.",
          vietnamese: "Giấy loại này chỉ có giá trị vào \(days.vietnamese).", citation: rule.citation)
      }
      guard !allowed.span.contains(hours) else { continue }
      guard let common = allowed.span.common(hours) else {
        add(
          .refuses, .hours, english: "Journeys of this kind are allowed from \(allowed.span) only.",
          vietnamese: "Loại chuyến đi này chỉ được phép trong khung giờ \(allowed.span).", citation: rule.citation)
        continue
      }
      cut(to: common)
      add(
        .tells, .hoursCut,
        english: "The permit holds from \(common) each day, since such journeys are allowed from \(allowed.span).",
        vietnamese:
          "Giấy có giá trị trong khung giờ \(common) mỗi ngày, vì loại chuyến đi này được phép từ \(allowed.span).",
        citation: rule.citation)
    }
  }

  mutating func checkDocuments(_ group: String) {
    for rule in edition.documents where rule.scope.holds(group: group, request) {
      guard let asked = rule.value else {
        if rule.isUnknown { unknown("which documents are asked for", "cần giấy tờ gì", rule.citation) }
        continue
      }
      let missing = asked.filter { !request.documents.contains($0) }
      guard !missing.isEmpty else { continue }
      let names = PermitWords.list(missing.compactMap(edition.name(ofDocument:)))
      add(
        .lacks, .documents, english: "Not shown yet: \(names.english).", vietnamese: "Còn thiếu: \(names.vietnamese).",
        citation: rule.citation)
    }
  }

  mutating func checkLimits(_ group: String) {
    let rules = edition.limits.filter { $0.scope.holds(group: group, request) }
    for rule in rules where rule.value == nil && rule.isUnknown {
      unknown("how long a permit may hold", "thời hạn của giấy", rule.citation)
    }
    let tightest = rules.filter { $0.value != nil }.min { $0.value!.longestHours < $1.value!.longestHours }
    guard let tightest, let hours = tightest.value?.longestHours else {
      if rules.isEmpty { unknown("how long a permit may hold", "thời hạn của giấy", "") }
      return
    }
    let end = from + hours
    guard end < until else { return }
    add(
      .tells, .longest, english: "A permit holds for \(hours) hours at most.",
      vietnamese: "Giấy có giá trị tối đa \(hours) giờ.", citation: tightest.citation)
    cut(at: end)
  }

  mutating func checkIssuer(_ group: String) {
    issuing = edition.issuing(group: group, request)
    guard issuing == nil else { return }
    let name = edition.name(ofGroup: group)
    add(
      .refuses, .noIssuer,
      english: "Nobody is known to issue permits for '\(name?.english ?? "")' at this time.",
      vietnamese: "Hiện chưa rõ cơ quan cấp giấy cho '\(name?.vietnamese ?? "")'.",
      citation: edition.issuing.first { $0.scope.holds(group: group, request) }?.citation ?? "")
  }

  /// A rule holds that nobody could read: an officer must decide.
  private mutating func unknown(_ english: String, _ vietnamese: String, _ citation: String) {
    add(
      .asks, .ruleUnknown, english: "The policy does not know \(english) at this time, so an officer must decide.",
      vietnamese: "Quy định hiện chưa rõ \(vietnamese), nên cán bộ phải xem xét.", citation: citation)
  }
}

extension TravelRequest.Applicant {
  var words: Localized {
    switch self {
    case .person: Localized(english: "the person", vietnamese: "cá nhân")
    case .household: Localized(english: "the household", vietnamese: "hộ gia đình")
    case .employer: Localized(english: "the employer", vietnamese: "cơ quan, doanh nghiệp")
    }
  }
}
