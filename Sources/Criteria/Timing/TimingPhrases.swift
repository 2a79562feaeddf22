public import Quantities

/// Reasons of rules on time, on neighbours and on notice, in words.
extension Edition {
  private func name(_ index: Int) -> Localized { classes[index].name }

  private func unit(_ unit: TimingSource.Unit, _ count: Int) -> Localized {
    switch unit {
    case .days: Localized(english: count == 1 ? "day" : "days", vietnamese: "ngày")
    case .workingDays: Localized(english: count == 1 ? "working day" : "working days", vietnamese: "ngày làm việc")
    case .reviews: Localized(english: count == 1 ? "review" : "reviews", vietnamese: "kỳ đánh giá")
    }
  }

  /// Why a ward's own level is not the one that its figures give, or by which streak it changed.
  ///
  /// - Parameters:
  ///   - assessed: the class by the day's figures.
  ///   - shown: the class that it shows.
  ///   - values: the day's figures, one per indicator, in order: the rule for leaving a level is cited for them.
  public func reason(_ note: TimingNote, assessed: Int, shown: Int, _ values: [Fraction?]) -> Reason {
    let source = self.set.timing
    let met = name(assessed)
    let stays = name(shown)
    func reason(_ rule: String, _ citation: String, _ confidence: Confidence, _ english: String, _ vietnamese: String)
      -> Reason
    {
      Reason(
        rule: rule, effect: classes[shown].id, citation: citation, confidence: confidence,
        sentence: Localized(
          english: "\(english): \(stays.english)", vietnamese: "\(vietnamese): \(stays.vietnamese)"))
    }
    switch note {
    case .first:
      return reason("first", "", .text, "the first day of the series", "ngày đầu của chuỗi")
    case .notReviewed:
      let review = source?.review
      return reason(
        "review", review?.citation ?? "", review?.confidence ?? .text,
        "today's figures give \(met.english), but levels change on days of review only",
        "số liệu hôm nay cho \(met.vietnamese), nhưng cấp chỉ thay đổi vào ngày đánh giá")
    case .raiseStreak(let level, let days, let needed), .lowerStreak(let level, let days, let needed):
      let raises = if case .raiseStreak = note { true } else { false }
      let streak = source?.streaks.first { ($0.change == .raise) == raises }
      let word = unit(streak?.unit ?? .days, needed)
      let wanted = name(level)
      return reason(
        streak?.id ?? "streak", streak?.citation ?? "", streak?.confidence ?? .text,
        "today's figures give \(met.english); \(wanted.english) or \(raises ? "higher" : "lower") was met on \(days) of the "
          + "\(needed) \(word.english) in a row that are needed to \(raises ? "raise" : "lower")",
        "số liệu hôm nay cho \(met.vietnamese); \(wanted.vietnamese) trở \(raises ? "lên" : "xuống") mới đạt \(days) trên "
          + "\(needed) \(word.vietnamese) liên tiếp cần có để \(raises ? "tăng cấp" : "giảm cấp")")
    case .raiseStreakMet(let level, let days, let needed), .lowerStreakMet(let level, let days, let needed):
      let raises = if case .raiseStreakMet = note { true } else { false }
      let streak = source?.streaks.first { ($0.change == .raise) == raises }
      let word = unit(streak?.unit ?? .days, days)
      let reached = name(level)
      return reason(
        streak?.id ?? "streak", streak?.citation ?? "", streak?.confidence ?? .text,
        "\(reached.english) or \(raises ? "higher" : "lower") was met on \(days) \(word.english) in a row, and \(needed) are "
          + "needed to \(raises ? "raise" : "lower")",
        "\(reached.vietnamese) trở \(raises ? "lên" : "xuống") đã đạt \(days) \(word.vietnamese) liên tiếp, đủ \(needed) "
          + "\(word.vietnamese) cần có để \(raises ? "tăng cấp" : "giảm cấp")")
    case .stay(let rule, let held, let needed):
      let stay = source.map { $0.stays[rule] }
      let word = unit(stay?.unit ?? .days, needed)
      return reason(
        stay?.id ?? "stay", stay?.citation ?? "", stay?.confidence ?? .text,
        "today's figures give \(met.english), but a level is held for \(needed) \(word.english) at least, and it is "
          + "\(held) so far",
        "số liệu hôm nay cho \(met.vietnamese), nhưng cấp phải giữ ít nhất \(needed) \(word.vietnamese), đến nay mới \(held)"
      )
    case .oneStep(let wanted):
      let step = source?.step
      return reason(
        step?.id ?? "one_step", step?.citation ?? "", step?.confidence ?? .text,
        "\(name(wanted).english) is reached one level at a time", "đạt \(name(wanted).vietnamese) theo từng cấp một")
    case .exit:
      return leaving(
        values, shown: shown, "today's figures would not enter this level, and do not yet leave it",
        "số liệu hôm nay chưa đạt ngưỡng vào cấp này và cũng chưa dưới ngưỡng ra khỏi cấp")
    case .exitUnknown:
      return leaving(
        values, shown: shown, "it is not known whether this level may be left", "chưa đủ số liệu để ra khỏi cấp này")
    }
  }

  /// The reason of the rule for leaving a level, with the figure and the citation of what decided there.
  private func leaving(_ values: [Fraction?], shown: Int, _ english: String, _ vietnamese: String) -> Reason {
    let stays = name(shown)
    let reasons = exit?.explain(values).reasons ?? []
    // Where a figure is missing, the rule that would keep the level is what could not be looked at.
    let decided = reasons.last { !$0.citation.isEmpty }
    let (rule, citation, confidence) = exitRule(keeping: shown)
    let figures = reasons.isEmpty ? nil : reasons.map(\.sentence)
    return Reason(
      rule: decided?.rule ?? rule, indicator: decided?.indicator ?? reasons.last?.indicator, value: decided?.value,
      comparison: decided?.comparison, threshold: decided?.threshold, effect: classes[shown].id,
      citation: decided?.citation ?? citation, confidence: decided?.confidence ?? confidence,
      sentence: Localized(
        english: english + (figures.map { " (\($0.map(\.english).joined(separator: "; ")))" } ?? "")
          + ": \(stays.english)",
        vietnamese: vietnamese + (figures.map { " (\($0.map(\.vietnamese).joined(separator: "; ")))" } ?? "")
          + ": \(stays.vietnamese)"))
  }

  /// The first rule or cell of `exit` that keeps a level, for citation where none could be decided.
  private func exitRule(keeping level: Int) -> (id: String, citation: String, confidence: Confidence) {
    let id = classes[level].id
    switch self.set.exit {
    case .firstMatch(let rules, _):
      let rule = rules.first { $0.level == id } ?? rules.first
      return (rule?.id ?? "exit", rule?.citation ?? "", rule?.confidence ?? .text)
    case .table(_, let cells, _):
      let cell = cells.first { $0.level == id } ?? cells.first
      return ("exit", cell?.citation ?? "", cell?.confidence ?? .text)
    case .highestOf(_, _, let citation, _): return ("exit", citation, .text)
    case nil: return ("exit", "", .text)
    }
  }

  /// Why a neighbour raised a ward.
  ///
  /// - Parameter neighbour: name of the ward next to it.
  public func reason(_ raise: NeighbourRules.Raise, neighbour: String) -> Reason {
    let rule = self.set.neighbours?.rules[raise.rule]
    let next = self.set.levels.first { $0.id == rule?.nextTo }?.name
    let level = name(raise.to)
    return Reason(
      rule: rule?.id ?? "neighbour", effect: classes[raise.to].id, citation: rule?.citation ?? "",
      confidence: rule?.confidence ?? .text,
      sentence: Localized(
        english: "next to \(neighbour), which is \(next?.english ?? "") or higher: at least \(level.english)",
        vietnamese:
          "giáp \(neighbour), nơi ở mức \(next?.vietnamese ?? "") trở lên: tối thiểu \(level.vietnamese)"))
  }

  /// Why the level in force is not yet, or no longer, the one decided.
  public func reason(_ announced: NoticeQueue.Announced, inForce: Int) -> Reason {
    let notice = self.set.timing?.notice
    let (level, now) = (name(announced.level), name(inForce))
    return Reason(
      rule: notice?.id ?? "notice", effect: classes[inForce].id, citation: notice?.citation ?? "",
      confidence: notice?.confidence ?? .text,
      sentence: Localized(
        english: "\(level.english) is announced for \(announced.effective); until then \(now.english)",
        vietnamese: "đã thông báo \(level.vietnamese) từ \(announced.effective); đến khi đó là \(now.vietnamese)"))
  }

  /// Why a level that was announced is in force now: its notice has run out.
  public func reason(inForce took: NoticeQueue.Announced) -> Reason {
    let notice = self.set.timing?.notice
    let hours = timing?.notice?.hours ?? 0
    let level = name(took.level)
    return Reason(
      rule: notice?.id ?? "notice", effect: classes[took.level].id, citation: notice?.citation ?? "",
      confidence: notice?.confidence ?? .text,
      sentence: Localized(
        english: "the notice of \(hours) hours has run out and what was announced takes effect at \(took.effective): "
          + level.english,
        vietnamese: "đã hết thời hạn báo trước \(hours) giờ, cấp đã thông báo có hiệu lực từ \(took.effective): "
          + level.vietnamese))
  }
}
