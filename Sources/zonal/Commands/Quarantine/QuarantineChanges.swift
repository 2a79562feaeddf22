import ArgumentParser
import Quantities
import Quarantine

struct QuarantineExtend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "Prolong an order.",
    discussion: """
      Example:
        zonal quarantine extend 12 --to 2021-08-21 --tests "2021-08-21" --ground "new exposure on 7 August" --as chi
      """)
  @Argument(help: "Number of the order.") var number: Int
  @Option(help: "The new last day.") var to: String
  @Option(help: "More days of tests, separated by spaces.") var tests = ""
  @OptionGroup var why: GroundArguments
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      open.show(
        try open.office.extend(
          number, to: parseDay(to), testDays: tests.split(separator: " ").map { try parseDay(String($0)) },
          because: why.ground, by: open.access))
    }
  }
}

struct QuarantineTransfer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: "Bring somebody to another place.",
    discussion: """
      The address is typed on standard input, lines of 'address: …', 'longitude: …', 'latitude: …'.

      Example:
        zonal quarantine transfer 12 --ward 00004 --place hospital --ground "fever" --as chi < place.txt
      """)
  @Argument(help: "Number of the order.") var number: Int
  @Option(help: "Code of the ward.") var ward: String
  @Option(help: "home, centralised or hospital.") var place: String
  @OptionGroup var why: GroundArguments
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      let form = try TypedForm(["address", "longitude", "latitude"])
      open.show(
        try open.office.transfer(
          number,
          to: TransferForm(
            ward: open.row(ofWard: ward), place: open.place(place), address: form.values["address"] ?? "",
            position: form.position()), because: why.ground, by: open.access))
    }
  }
}

struct QuarantineRelease: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "End an order today before the rules would, with the ground.",
    discussion: """
      Example:
        zonal quarantine release 12 --ground "the F0 was a false positive, act 15/QĐ" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the order.") var number: Int
  @OptionGroup var why: GroundArguments
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      open.show(try open.office.release(number, because: why.ground, by: open.access))
    }
  }
}

struct QuarantineCancel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take an order back that should not have been made.",
    discussion: """
      Example:
        zonal quarantine cancel 12 --ground "entered twice" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the order.") var number: Int
  @OptionGroup var why: GroundArguments
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      open.show(try open.office.cancel(number, because: why.ground, by: open.access))
    }
  }
}

struct QuarantineComplete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "End an order as its policy has it.",
    discussion: """
      On its last day or later with every test negative; people confirmed are let go in one of the ways of the policy.

      Example:
        zonal quarantine complete 12 --as chi --database city.zonal
        zonal quarantine complete 13 --symptom-free-since 2021-08-01 --as chi --database city.zonal
      """)
  @Argument(help: "Number of the order.") var number: Int
  @Option(help: "The first day without symptoms, where the rules ask for it.") var symptomFreeSince: String?
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      open.show(
        try open.office.complete(number, symptomFreeSince: symptomFreeSince.map(parseDay), by: open.access))
    }
  }
}

struct QuarantineTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Enter the result of a test.",
    discussion: """
      Example:
        zonal quarantine test 12 --kind pcr --sampled 2021-08-07T08:00 --outcome negative --laboratory CDC --as chi
      """)
  @Argument(help: "Number of the order.") var number: Int
  @Option(help: "pcr or antigen.") var kind: String
  @Option(help: "When the sample was taken.") var sampled: String
  @Option(help: "negative, positive or inconclusive.") var outcome: String
  @Option(help: "Ct value, as 30.5.") var ct: Double?
  @Option(help: "The laboratory.") var laboratory = ""
  @OptionGroup var arguments: QuarantineArguments

  func validate() throws {
    if TestResult.Kind(rawValue: kind) == nil { throw ValidationError("--kind is pcr or antigen") }
    if TestResult.Outcome(rawValue: outcome) == nil {
      throw ValidationError("--outcome is negative, positive or inconclusive")
    }
    if let ct, !(0...60).contains(ct) { throw ValidationError("--ct is from 0 to 60") }
  }

  func run() throws {
    try arguments.use { open in
      guard let kind = TestResult.Kind(rawValue: kind), let outcome = TestResult.Outcome(rawValue: outcome) else {
        return
      }
      open.show(
        try open.office.enter(
          TestResult(
            kind: kind, sampled: open.instant(sampled), outcome: outcome,
            ctTenths: ct.map { Int(($0 * 10).rounded(.down)) }, laboratory: laboratory), of: number, by: open.access))
    }
  }
}

struct QuarantineCode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Give the person of an order another code in the place of one that was lost.")
  @Argument(help: "Number of the order.") var number: Int
  @OptionGroup var arguments: QuarantineArguments

  func run() throws {
    try arguments.use { open in
      Console.line("code \(try open.office.renewCode(of: number, by: open.access))")
    }
  }
}
