import Quantities

@testable import Cases

/// The three acts of Viet Nam written out by hand, day by day, with 0 for no, 1 for unknown and 2 for yes: slow, and made without a look
/// at the program's own way.
struct DefinitionByBook {
  let facts: CaseEvidence
  let act: String

  static let longList = [
    "fever", "cough", "sore-throat", "fatigue", "headache", "muscle-pain", "runny-nose", "loss-of-taste",
    "loss-of-smell", "diarrhoea", "nausea", "breathlessness",
  ]
  static let shortList = [
    "fever", "cough", "sore-throat", "fatigue", "loss-of-taste", "loss-of-smell", "breathlessness",
  ]

  var reference: Int {
    if let onset = facts.onset { return Int(onset.number) }
    let samples = facts.tests.filter { $0.result == .positive }.compactMap(\.sampledAt)
    return Int((samples.sorted().first.map { $0.day(offset: facts.offset) } ?? facts.reportDay).number)
  }

  /// Tries every end that is not known, as far as a month away.
  func inTwoWeeks(_ from: Day?, _ until: Day?) -> Int {
    if from == nil, until == nil { return 1 }
    let starts = from.map { [Int($0.number)] } ?? (0...40).map { Int(until!.number) - $0 }
    let ends = until.map { [Int($0.number)] } ?? (0...40).map { Int(from!.number) + $0 }
    var some = false
    var all = true
    for start in starts {
      for end in ends where end >= start {
        var meets = false
        for day in start...end where day >= reference - 14 && day <= reference { meets = true }
        some = some || meets
        all = all && meets
      }
    }
    return all ? 2 : some ? 1 : 0
  }

  func value(_ known: Known) -> Int { known == .yes ? 2 : known == .unknown ? 1 : 0 }

  func close(_ e: CaseEvidence.Encounter) -> Int {
    if e.kind == .household { return 2 }
    let limit = act == "vn-1909" ? 100 : 200
    // Every mask, time and touch that is possible.
    var outcomes: Set<Bool> = []
    for distance in e.closeness.distance.map({ [$0] }) ?? [0, 5000] {
      for masked in e.closeness.masked.map({ [$0] }) ?? [true, false] {
        for minutes in e.closeness.minutes.map({ [$0] }) ?? [0, 500] {
          for touched in e.closeness.touched.map({ [$0] }) ?? (distance > limit ? [false] : [true, false]) {
            let near = distance <= limit && (masked ? minutes >= 15 : true)
            outcomes.insert(near || touched || e.kind == .care && !masked)
          }
        }
      }
    }
    return outcomes == [true] ? 2 : outcomes == [false] ? 0 : 1
  }

  func told(_ values: [Int]) -> Int { max(values.max() ?? 0, facts.askedExposures ? 0 : 1) }

  func encounters(_ factor: (CaseEvidence.Encounter) -> Int) -> [Int] {
    facts.encounters.map { min(value($0.isInWindow), inTwoWeeks($0.from, $0.until), factor($0)) }
  }

  func exposures(_ kind: CaseExposure.Kind) -> [Int] {
    facts.exposures.filter { $0.kind == kind }.map { inTwoWeeks($0.from, $0.until) }
  }

  var link: Int { told(encounters { _ in 2 } + exposures(.confirmedCase)) }
  var area: Int { told(exposures(.outbreakArea)) }
  var contact: Int { told(encounters(close)) }
  var shared: Int {
    told(encounters { [.vehicle, .place, .event, .schoolClass].contains($0.kind) ? 2 : 0 })
  }

  func symptoms(_ least: Int, _ list: [String]) -> Int {
    var sure = 0
    var possible = 0
    for symptom in list {
      switch facts.symptoms[symptom] {
      case true?:
        sure += 1
        possible += 1
      case false?: break
      case nil: if !facts.askedSymptoms { possible += 1 }
      }
    }
    return sure >= least ? 2 : possible >= least ? 1 : 0
  }

  func test(_ kind: CaseTest.Kind) -> Int {
    let results = facts.tests.filter { $0.kind == kind }.map(\.result)
    return results.contains(.positive) ? 2 : results.contains(.pending) ? 1 : 0
  }

  var pcrNegative: Int {
    let results = facts.tests.filter { $0.kind == .pcr }.map(\.result)
    return min(2 - test(.pcr), results.contains(.negative) ? 2 : 0)
  }

  var twoAntigens: Int {
    let tests = facts.tests.filter { $0.kind == .antigen }
    let positive = tests.filter { $0.result == .positive }
    for (place, one) in positive.enumerated() {
      for other in positive[(place + 1)...] {
        if let a = one.sampledAt, let b = other.sampledAt, abs(a.milliseconds - b.milliseconds) <= 8 * 3_600_000 {
          return 2
        }
      }
    }
    let unsure = positive.count { $0.sampledAt == nil } + tests.count { $0.result == .pending }
    return unsure > 0 && positive.count + tests.count { $0.result == .pending } >= 2 ? 1 : 0
  }

  var alternatives: (confirmed: [Int], suspected: [Int]) {
    switch act {
    case "vn-3638":
      return (
        [test(.pcr)], [min(link, symptoms(1, Self.shortList)), min(area, symptoms(1, Self.shortList))]
      )
    case "vn-11042":
      let ill = symptoms(2, Self.longList)
      let others = max(min(contact, ill), min(shared, ill), area)
      return (
        [test(.pcr), min(contact, test(.antigen)), min(others, test(.antigen)), min(link, twoAntigens)],
        [min(contact, ill), min(shared, ill), test(.antigen), area]
      )
    default:
      let feverCough = symptoms(2, ["fever", "cough"])
      let three = symptoms(3, Self.longList)
      return (
        [test(.pcr), min(feverCough, test(.antigen)), min(three, test(.antigen)), min(link, test(.antigen))],
        [min(link, feverCough), min(link, three), test(.antigen), symptoms(1, ["sari"])]
      )
    }
  }

  var outcome: (caseClass: CaseClass, isOpen: Bool) {
    let (confirmed, suspected) = alternatives
    let isContact = (facts.distance ?? 0) > 0
    if confirmed.contains(2) { return (.confirmed, false) }
    if pcrNegative == 2, !confirmed.contains(1) { return (isContact ? .contact : .discarded, false) }
    if suspected.contains(2) { return (.suspected, true) }
    let isOpen = (confirmed + suspected).contains(1)
    if isContact { return (.contact, isOpen) }
    let hasPositive = facts.tests.contains { $0.result == .positive }
    return isOpen || hasPositive ? (.unclassified, true) : (.discarded, false)
  }
}
