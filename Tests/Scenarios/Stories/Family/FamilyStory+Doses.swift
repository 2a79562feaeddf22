import Quantities
import Registry
import Store
import Vaccination

extension FamilyStory {
  /// The grandmother's first dose, and one that was not hers.
  func vaccinating() throws {
    at("2021-08-20T10:00", "The grandmother has her first dose in her ward")
    let hoa = try city.access("hoa", .vaccination)
    let lua = StoryPerson.lua
    let ward = city.row(FamilyCity.ward)
    let first = try city.vaccination.record(
      DoseForm(
        person: DosePerson(identifier: lua.identifier, name: lua.name),
        facts: DoseFacts(
          day: Day("2021-08-20")!, product: "AstraZeneca", number: 1, lot: "A1001", site: "trạm y tế", ward: ward)),
      by: hoa)
    tell(first)

    at("2021-08-25T10:00", "A second dose far too early is kept, and does not count")
    let early = try city.vaccination.record(
      DoseForm(
        person: DosePerson(identifier: lua.identifier, name: lua.name),
        facts: DoseFacts(day: Day("2021-08-25")!, product: "AZ", number: 2, ward: ward)), by: hoa)
    tell(early)
    let withdrawn = try city.vaccination.withdraw(
      dose: early.dose.number, ground: "entered for somebody else, as the site confirms", by: hoa)
    say("It was somebody else's: \(withdrawn.state.words.en)")

  }

  /// The second dose, which somebody has to give to her.
  func vaccinatingAgain() throws {
    let hoa = try city.access("hoa", .vaccination)
    let lua = StoryPerson.lua
    let ward = city.row(FamilyCity.ward)
    at("2021-10-22T15:00", "The second dose comes from another site, with a name and no number")
    let second = try city.vaccination.record(
      DoseForm(
        person: DosePerson(identifier: nil, name: "Ngo Thi Lua", birth: BirthDate(year: 1950), sex: .female),
        facts: DoseFacts(day: Day("2021-10-22")!, product: "Vaxzevria", number: 2, lot: "A1044", ward: ward, home: ward)
      ),
      by: hoa)
    tell(second)
    let own = try city.file.read { try CitizenRegister.row(ofKey: city.ring.sealer.lookup(lua.identifier), $0) }!
    if let match = second.match {
      let entry = try city.vaccination.decide(
        match: match, .link(citizen: own), reason: "the same address on the site's list",
        by: city.access("khoa", .vaccination))
      say("An officer decides whose it is: \(entry.state)")
    }
    let person = try city.vaccination.person(lua.identifier, on: Day("2021-11-06")!, by: hoa)!
    let standing = person.standing
    say(
      "On 2021-11-06: \(standing.status.rawValue), complete on \(standing.completedOn.map(\.description) ?? "no day"), counts at gates from "
        + "\(standing.protectedFrom.map(\.description) ?? "no day")")
    let stranger = try city.access("lan", .vaccination)
    let other = try city.vaccination.person(lua.identifier, on: Day("2021-11-06")!, by: stranger)
    say("The officer of another ward is told of \(other == nil ? "nobody" : "her") under her number")
    let counted = try city.file.read { reading in
      try reading.first(
        "SELECT coalesce(sum(count), 0) FROM surveillance_tally WHERE ward = ? AND day >= ?",
        [SQLValue(ward), .integer(Int64(Day("2021-08-20")!.number))]
      ) { $0.int(0) }
    }
    say("The zone map counts \(counted ?? 0) doses in Chương Dương")
  }

  private func tell(_ receipt: DoseReceipt) {
    let flags = receipt.dose.flags.map(\.rawValue).joined(separator: ", ")
    say(
      "Dose of \(receipt.dose.facts.product) on \(receipt.dose.facts.day): place \(receipt.dose.place.map(String.init) ?? "none")"
        + (flags.isEmpty ? "" : ", \(flags)"))
    if let due = receipt.standing?.due {
      say("  next from \(due.recommendedFrom)\(due.recommendedThrough.map { " through \($0)" } ?? "")")
    }
  }
}
