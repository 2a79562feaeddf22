import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct PermitListsTests {
  private static let header = "identifier,name,origin_ward,destination_ward,documents,vehicle"

  @Test func `each row of an employer's list is an application or a finding, and neither says who it is`() async throws
  {
    try await PermitServer.serving { server in
      let employer = ["tax_number": "0100109106", "name": "Nước sạch Hà Nội"]
      let number = try await server.post("/permits/employers", employer, as: "chi").object["employer"] as? Int
      #expect(number == 1)
      try await #expect(server.post("/permits/employers", employer, as: "dung").object["employer"] as? Int == 1)
      let rows = [
        "001190000777,Trần Thị Bích Ngọc,00000,00001,identity,lorry", "001190000778,Bí Mật,00001,00002,,",
        "12,Bí Mật,00001,00002,identity,", "001190000779,Bí Mật,99999,00002,identity,",
        "001190000780,Bí Mật,00001,00002,identity,Bí Mật",
      ]
      let answer = try await server.send(
        "/permits/lists?employer=1&purpose=goods&begins=2021-09-08&ends=2021-09-10T12:00",
        csv: ([Self.header] + rows).joined(separator: "\n"), as: "chi")
      #expect(answer.status == 200)
      #expect(answer.object["rows"] as? Int == 5)
      #expect(answer.object["rejected"] as? Int == 3)
      #expect(answer.list("applications").compactMap { $0["state"] as? String } == ["received", "needs-documents"])
      #expect(answer.list("findings").compactMap { $0["row"] as? Int } == [4, 5, 6])
      #expect(
        answer.list("findings").compactMap { $0["code"] as? String }
          == ["invalid_identifier", "unknown_ward_code", "invalid_category"])
      for secret in PermitServer.secrets + ["Bí Mật", "0100109106"] { #expect(!answer.text.contains(secret)) }
      let reference = answer.list("applications").first?["reference"] as? String ?? ""
      try await #expect(server.post("/permits/status", ["reference": reference]).state == "received")
      let own = try await server.get("/permits/applications?employer=1", as: "dung").list("applications")
      #expect(own.compactMap { $0["list"] as? Int } == [1, 1])
    }
  }

  @Test func `what is no list is refused with what to do, and enters nothing`() async throws {
    try await PermitServer.serving { server in
      _ = try await server.post("/permits/employers", ["tax_number": "0100109106", "name": "Nước sạch"], as: "dung")
      let path = "/permits/lists?employer=1&purpose=goods&begins=2021-09-08&ends=2021-09-10"
      for (csv, status) in [
        ("", 422), ("name\nNgọc\n", 422), ("\u{0}\u{0}\u{0}", 422), (Self.header + "\n\"open", 422),
      ] {
        let answer = try await server.send(path, csv: csv, as: "dung")
        #expect(answer.status == status, "\(csv.prefix(10)): \(answer.text)")
        #expect(!answer.text.contains("Ngọc"))
      }
      for (wrong, status) in [
        ("employer=7&purpose=goods&begins=2021-09-08&ends=2021-09-10", 422),
        ("employer=1&purpose=none&begins=2021-09-08&ends=2021-09-10", 422),
        ("employer=1&purpose=goods&begins=soon&ends=2021-09-10", 400),
        ("employer=1&purpose=goods&begins=2021-09-10&ends=2021-09-08", 400),
        ("employer=1&purpose=goods&begins=2021-09-08", 400),
      ] {
        try await #expect(
          server.send("/permits/lists?" + wrong, csv: Self.header + "\n", as: "dung").status == status,
          "\(wrong)")
      }
      try await #expect(server.post(path, as: "dung").status == 415)
      try await #expect(
        server.post("/permits/employers", ["tax_number": "12", "name": "x"], as: "dung").object["parameter"]
          as? String == "tax_number")
      // How many permits an employer may have is said by who issues everywhere.
      let raised: [String: Any] = ["tax_number": "0100109106", "name": "Nước sạch", "quota": 5]
      try await #expect(server.post("/permits/employers", raised, as: "chi").status == 404)
      try await #expect(server.post("/permits/employers", raised, as: "dung").status == 200)
      try await #expect(server.get("/permits/applications", as: "dung").list("applications").isEmpty)
    }
  }
}
