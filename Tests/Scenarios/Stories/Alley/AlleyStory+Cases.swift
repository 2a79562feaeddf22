import Cases
import Criteria
import Epidemiology
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import Surveillance

extension AlleyStory {
  func enter(
    _ person: StoryPerson, on day: String, onset: String? = nil, source: String? = nil, name: String? = nil
  ) throws -> CaseReceipt {
    let facts = CaseFacts(
      reportDay: Day(day)!, residence: city.row(person.ward), birthYear: person.birthYear,
      sex: person.isWoman ? .female : .male, onset: onset.flatMap { Day($0) })
    let who = CasePerson(name: person.name, identifier: person.identifier, address: person.address)
    guard let source, let name else { return try city.cases.enter(who, facts, rules, by: khoa()) }
    return try city.cases.enter(who, facts, source: source, name: name, rules, by: khoa())
  }

  func meet(
    _ from: String, _ to: String, _ kind: ContactKind, from begin: String, until end: String, closeness: Closeness,
    place: String
  ) throws -> CaseReceipt {
    try city.cases.enter(
      CaseContact(
        from: records[from]!, to: records[to]!, kind: kind, fromAt: AlleyCity.instant(begin),
        untilAt: AlleyCity.instant(end), closeness: closeness, place: place), rules, by: khoa())
  }

  func firstCase() throws {
    at("2021-07-30T18:00", "A man of the alley has a fever; a sample is taken")
    let receipt = try enter(.an, on: "2021-07-30", onset: "2021-07-29")
    records["An"] = receipt.number
    tell(
      "An",
      try city.cases.enter(
        symptoms: [
          CaseSymptom("fever", isPresent: true, from: Day("2021-07-29")), CaseSymptom("cough", isPresent: true),
        ],
        asksAll: true, of: receipt.number, rules, by: hoa()))
    let pending = try city.cases.enter(
      CaseTest(
        kind: .pcr, result: .pending, sample: "nasopharyngeal-swab", laboratory: "CDC",
        sampledAt: AlleyCity.instant("2021-07-30T17:00")), of: receipt.number, rules, by: hoa())

    at("2021-07-31T02:00", "The laboratory finds it positive")
    tell(
      "An",
      try city.cases.enter(
        result: .positive, ct: 2_150, at: AlleyCity.instant("2021-07-31T02:00"), ofTest: pending.entry!, rules,
        by: hoa()))
  }

  func contacts() throws {
    at("2021-07-31T04:00", "He names whom he met")
    for (name, person) in [
      ("Bình", StoryPerson.binh), ("Chi", .chi), ("Dũng", .dung), ("Giang", .giang), ("Hải", .hai),
    ] { records[name] = try enter(person, on: "2021-07-31").number }
    let home = Closeness(distance: 50, masked: false, touched: true)
    for name in ["Bình", "Chi"] {
      _ = try meet(
        "An", name, .household, from: "2021-07-24T00:00", until: "2021-07-31T02:00", closeness: home,
        place: StoryPerson.an.address)
    }
    _ = try meet(
      "An", "Dũng", .place, from: "2021-07-29T19:00", until: "2021-07-29T20:00",
      closeness: Closeness(distance: 100, masked: false, minutes: 60), place: "quán nước đầu ngõ")
    _ = try meet(
      "An", "Giang", .workplace, from: "2021-07-28T12:00", until: "2021-07-28T12:30",
      closeness: Closeness(distance: 150, masked: true, minutes: 30), place: "nhà ăn của cơ quan")
    _ = try meet(
      "Giang", "Hải", .household, from: "2021-07-28T18:00", until: "2021-07-31T02:00", closeness: home,
      place: StoryPerson.giang.address)
    try tellClasses()
    try trace("An")

    at("2021-07-31T05:00", "A hospital sends the same man once more; a person puts the two together")
    let again = try enter(.an, on: "2021-07-31", source: "hospital", name: "BN-77")
    let proposals = try city.cases.duplicates(to: khoa())
    for proposal in proposals {
      say("  the same person? \(proposal.grounds.map(\.rawValue).sorted().joined(separator: ", "))")
    }
    let merged = try city.cases.merge(again.number, into: records["An"]!, rules, by: khoa())
    say("  merged; open proposals: \(try city.cases.duplicates(to: khoa()).count)")
    _ = try city.cases.undo(merge: merged.entry!, rules, by: khoa())
    say("  taken apart again; open proposals: \(try city.cases.duplicates(to: khoa()).count)")
    _ = try city.cases.merge(again.number, into: records["An"]!, rules, by: khoa())
    try tellClasses()
  }

  func trace(_ name: String) throws {
    let list = try city.cases.trace(records[name]!, .forward, steps: 3, rules, to: khoa())
    say("Whom \(name) may have infected, from \(list.from.map(\.description) ?? "unknown"):")
    for entry in list.entries {
      let who = records.first { $0.value == entry.record }?.key ?? "?"
      say(
        "  step \(entry.step): \(who), ward \(city.vintage.wards[city.vintage.ward(row: entry.ward)!].code), \(entry.reason.english)"
      )
    }
  }

  func secondCase() throws {
    at("2021-08-01T10:00", "The first tests: his wife is positive, the others are not")
    let receipt = try city.cases.enter(
      CaseTest(
        kind: .pcr, result: .positive, ct: 2_480, laboratory: "CDC",
        sampledAt: AlleyCity.instant("2021-07-31T15:00"), resultedAt: AlleyCity.instant("2021-08-01T09:00")),
      of: records["Bình"]!, rules, by: hoa())
    tell("Bình", receipt)
    records["Em"] = try enter(.em, on: "2021-08-01").number
    _ = try meet(
      "Bình", "Em", .care, from: "2021-07-31T09:00", until: "2021-07-31T10:00",
      closeness: Closeness(distance: 100, masked: true, minutes: 60), place: StoryPerson.em.address)
    try tellClasses()
    try tested("Bình", "2021-07-31T15:00", .positive)
    for name in ["Chi", "Dũng", "Giang"] { try tested(name, "2021-08-01T08:00", .negative) }
    let hoa = try hoa(.quarantine)
    try release("Bình", because: "now a case, moved to hospital")
    try order("Bình", .binh, kind: .f0, exposure: "2021-07-31", place: .hospital, start: "2021-08-01", by: hoa)
    try order("Em", .em, kind: .f1, exposure: "2021-07-31", place: .home, start: "2021-08-01", by: hoa)
  }
}
