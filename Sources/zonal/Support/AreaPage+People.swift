import EpidemicAreas
import Quantities
import Registry
import SpatialCore

/// People, needs, passages and suggestions.
extension AreaPage {
  static func residents(_ residents: [AreaResident], _ office: OpenAreaOffice, _ format: OutputFormat) -> String {
    if format == .json {
      return list(
        residents.map { resident in
          object([
            ("citizen", .number(String(resident.citizen))), ("ward", .string(office.code(resident.ward))),
            ("identifier", .string(resident.record.identifier.digits)), ("name", .string(resident.record.name)),
            ("age", number(resident.age)), ("phone", .string(resident.record.phone)),
            ("address", .string(resident.record.address)), ("household_size", number(resident.householdSize)),
            ("vulnerable", .array(resident.vulnerable.map { .string($0) })),
            ("needs", .array(resident.openNeeds.map { .string($0) })), ("located", .bool(!resident.isUnlocated)),
          ])
        })
    }
    if residents.isEmpty { return "nobody" }
    return Console.table(
      [["citizen", "name", "age", "phone", "address", "household", "vulnerable", "needs"]]
        + residents.map { resident in
          [
            String(resident.citizen), resident.record.name, resident.age.map(String.init) ?? "", resident.record.phone,
            resident.record.address,
            resident.isAlone ? "alone" : resident.householdSize.map(String.init) ?? "",
            resident.vulnerable.joined(separator: " "), resident.openNeeds.joined(separator: " "),
          ]
        }, right: [0, 2])
  }

  static func needs(_ needs: [AreaNeed], _ office: OpenAreaOffice, _ format: OutputFormat) -> String {
    if format == .json {
      return list(
        needs.map { need in
          object([
            ("need", .number(String(need.number))), ("what", .string(need.need)),
            ("ward", .string(office.code(need.ward))), ("citizen", number(need.citizen)),
            ("household", .bool(need.wholeHousehold)), ("urgent", .bool(need.isUrgent)),
            ("due", text(need.due?.description)), ("state", .string(need.state.rawValue)), ("note", .string(need.note)),
          ])
        })
    }
    if needs.isEmpty { return "nothing is needed" }
    return Console.table(
      [["need", "what", "state", "urgent", "due", "citizen", "for", "note"]]
        + needs.map { need in
          [
            String(need.number), need.need, need.state.words.en, need.isUrgent ? "urgent" : "",
            need.due?.description ?? "", need.citizen.map(String.init) ?? "",
            need.wholeHousehold ? "household" : "person", need.note,
          ]
        })
  }

  static func needCounts(_ counts: [NeedCount], _ format: OutputFormat) -> String {
    if format == .json { return list(counts.map(need)) }
    if counts.isEmpty { return "nothing was noted" }
    return Console.table(
      [["needed", "open", "urgent", "overdue", "done"]]
        + counts.map {
          [$0.need, String($0.open), String($0.urgent), String($0.overdue), String($0.done)]
        }, right: [1, 2, 3, 4])
  }

  static func standing(_ standing: AreaStanding, _ office: OpenAreaOffice, _ format: OutputFormat) -> String {
    func row(_ passage: Passage) -> JSONValue {
      object([
        ("passage", .number(String(passage.number))),
        ("at", .string(passage.at.moment(offset: office.offset).description)), ("citizen", number(passage.citizen)),
        ("ground", .string(passage.ground)), ("checkpoint", .string(passage.checkpoint)),
      ])
    }
    if format == .json {
      return json([
        ("visitors_inside", .array(standing.visitorsInside.map(row))),
        ("residents_outside", .array(standing.residentsOutside.map(row))),
      ])
    }
    func lines(_ passages: [Passage]) -> [String] {
      passages.map { passage in
        "  passage \(passage.number), \(passage.at.moment(offset: office.offset)): \(passage.ground)"
          + "\(passage.citizen.map { ", citizen \($0)" } ?? "")"
          + "\(passage.checkpoint.isEmpty ? "" : ", \(passage.checkpoint)")"
      }
    }
    return
      (["\(standing.visitorsInside.count) inside who do not live there"] + lines(standing.visitorsInside)
      + ["\(standing.residentsOutside.count) who live there are out"] + lines(standing.residentsOutside))
      .joined(separator: "\n")
  }

  static func proposals(_ proposals: [AreaProposal], _ office: OpenAreaOffice, _ format: OutputFormat) -> String {
    if format == .json {
      return list(
        proposals.map { proposal in
          object(
            [("proposal", .number(String(proposal.number))), ("state", .string(proposal.state.rawValue))]
              + members(proposal.suggestion, office))
        })
    }
    if proposals.isEmpty { return "no proposal" }
    return Console.table(
      [["proposal", "state", "name", "cases", "days", "people", "wards", "reason"]]
        + proposals.map { proposal in
          let suggestion = proposal.suggestion
          return [
            String(proposal.number), proposal.state.words.en, suggestion.name, String(suggestion.cases),
            "\(suggestion.firstCase) – \(suggestion.lastCase)",
            suggestion.rows.first.map { "\($0.people) + \($0.estimatedOthers)" } ?? "", codes(suggestion.wards, office),
            proposal.reason,
          ]
        }, right: [0, 3])
  }

  /// - Parameter numbers: of the proposals that were kept of them; empty for none.
  static func suggestions(
    _ suggestions: [AreaSuggestion], numbers: [Int], _ office: OpenAreaOffice, _ format: OutputFormat
  ) -> String {
    if format == .json {
      return list(
        suggestions.enumerated().map { place, suggestion in
          object(
            [("proposal", number(numbers.isEmpty ? nil : numbers[place]))] + members(suggestion, office))
        })
    }
    if suggestions.isEmpty { return "no cluster of cases suggests an area" }
    return suggestions.enumerated().map { place, suggestion in
      let head = numbers.isEmpty ? "suggestion \(place + 1)" : "proposal \(numbers[place])"
      let rows = suggestion.rows.map { row in
        [
          row.label, String(row.people), String(row.estimatedOthers), String(row.added), String(row.addedOthers),
          String(row.ground),
        ]
      }
      return
        "\(head): \(suggestion.name), \(suggestion.cases) cases from \(suggestion.firstCase) to \(suggestion.lastCase)\n"
        + Console.table(
          [["extent", "people", "estimated others", "added", "added others", "m²"]] + rows, right: [1, 2, 3, 4, 5])
    }.joined(separator: "\n\n")
  }

  private static func members(_ suggestion: AreaSuggestion, _ office: OpenAreaOffice) -> [(String, JSONValue)] {
    [
      ("name", .string(suggestion.name)), ("kind", .string(suggestion.kind.rawValue)),
      ("cases", .number(String(suggestion.cases))), ("first_case", .string(suggestion.firstCase.description)),
      ("last_case", .string(suggestion.lastCase.description)),
      ("wards", .array(suggestion.wards.map { .string(office.code($0.row)) })),
      (
        "rows",
        .array(
          suggestion.rows.map { row in
            object([
              ("extent", .string(row.label)), ("people", .number(String(row.people))),
              ("estimated_others", .number(String(row.estimatedOthers))), ("added", .number(String(row.added))),
              ("added_others", .number(String(row.addedOthers))), ("square_metres", .number(String(row.ground))),
            ])
          })
      ),
    ]
  }
}
