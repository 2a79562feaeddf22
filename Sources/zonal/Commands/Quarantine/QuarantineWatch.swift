import ArgumentParser
import Foundation
import Quantities
import Quarantine
import SpatialCore

struct QuarantineCheckIn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-in", abstract: "Enter a check-in by position, as the person does it.",
    discussion: """
      Lines of 'code: …', 'longitude: …', 'latitude: …', 'accuracy: …' (metres) on standard input. Kept are the distance to the order's
      place and what it tells; the position is not.

      Example:
        zonal quarantine check-in --database city.zonal < position.txt
      """)
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      let form = try TypedForm(["code", "longitude", "latitude", "accuracy"])
      guard let position = try form.position(), let accuracy = Double(try form.need("accuracy")) else {
        throw QuarantineError.unusable("a check-in needs longitude and latitude in degrees and accuracy in metres")
      }
      let receipt = try open.office.checkIn(code: try form.need("code"), at: position, accuracy: accuracy)
      if open.format == .json {
        return Console.line(
          QuarantinePage.json([
            ("order", .number(String(receipt.order))), ("verdict", .string(receipt.verdict.rawValue)),
            ("distance", receipt.distance.map { .number(String($0)) } ?? .null),
            ("left", .number(String(receipt.left))),
          ]))
      }
      Console.line(
        "order \(receipt.order): \(receipt.verdict.words.en)"
          + (receipt.distance.map { ", \($0) m from the place" } ?? "") + "; \(receipt.left) more today")
    }
  }
}

struct QuarantineReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Enter what somebody says of themselves today.",
    discussion: """
      Lines on standard input: 'code: …' (or the --order, by an officer) and an answer to each question of the policy by its id, yes, no
      or degrees, as 'temperature: 36.8' and 'cough: no'.

      Example:
        zonal quarantine report --database city.zonal < answers.txt
        zonal quarantine report --order 12 --as chi --database city.zonal < answers.txt
      """)
  @Option(help: "Number of the order, for an officer of its ward.") var order: Int?
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      let form = try TypedForm(nil, hint: "'code: …' and the ids of the policy's questions")
      var answers: [String: SelfReport.Answer] = [:]
      for (id, text) in form.values where id != "code" {
        switch text.lowercased() {
        case "yes", "có": answers[id] = .yes
        case "no", "không": answers[id] = .no
        default:
          guard let degrees = Double(text.replacing(",", with: ".")), (0...100).contains(degrees) else {
            throw QuarantineError.unusable("the answer to '\(id)' is none of yes, no, or degrees")
          }
          answers[id] = .tenths(Int((degrees * 10).rounded()))
        }
      }
      if let order {
        try open.office.report(order, answers, by: open.access)
        return Console.line("order \(order): the report is entered")
      }
      Console.line("order \(try open.office.report(code: try form.need("code"), answers)): the report is entered")
    }
  }
}

struct QuarantineVisit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: "Enter that you went there and found the person, or did not.",
    discussion: """
      Example:
        zonal quarantine visit 12 --as chi --database city.zonal
        zonal quarantine visit 12 --absent --as chi --database city.zonal
      """)
  @Argument(help: "Number of the order.") var number: Int
  @Flag(help: "The person was not there; this makes an alert.") var absent = false
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      try open.office.visit(number, isPresent: !absent, by: open.access)
      Console.line("order \(number): the visit is entered")
    }
  }
}
