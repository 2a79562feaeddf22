import Credentials
import Testing

@testable import Permits

@Suite struct PermitCredentialTests {
  @Test(arguments: SigningKey.algorithms)
  func `a permit is signed and read again`(algorithm: COSEAlgorithm) throws {
    let key = SigningKey.generate(algorithm)
    for claims in [PermitExamples.claims(), PermitExamples.least] {
      let text = try PermitCredential.sign(claims, with: key)
      let (read, message) = try PermitCredential.read(text)
      #expect(read == claims)
      #expect(message.isSigned(by: key.verifyingKey))
      #expect(text.hasPrefix("ZP1:") && text.utf8.count == PermitCredential.characters(claims))
    }
  }

  @Test func `its code has version 12 at most, even for a long name and a long way`() throws {
    let key = SigningKey.generate()
    let claims = PermitExamples.claims(
      holder: "Công ty trách nhiệm hữu hạn một thành viên vận tải và dịch vụ thương mại Nguyễn Thị Minh Khai",
      between: Array(stride(from: 10, to: 200, by: 12)))
    let text = try PermitCredential.sign(claims, with: key)
    #expect(try QRCode(text).version <= 12)
    let (read, _) = try PermitCredential.read(text)
    #expect(read.route == claims.route)
    #expect(read.holder.hasSuffix("…") && claims.holder.hasPrefix(read.holder.dropLast()))
    var uncut = claims
    uncut.holder = claims.holder.prefix(read.holder.count + 2) + "…"
    #expect(PermitCredential.characters(uncut) > QRCode.mostCharacters, "no more is cut than must be")
  }

  @Test func `a letter of several scalars is cut as a whole`() throws {
    let claims = PermitExamples.claims(holder: String(repeating: "x\u{302}", count: 60))
    let (read, _) = try PermitCredential.read(try PermitCredential.sign(claims, with: .generate()))
    #expect(read.holder.dropLast().allSatisfy { $0 == "x\u{302}" } && read.holder.count > 8)
  }

  @Test func `a name is written with its marks in one letter each`() throws {
    let (read, _) = try PermitCredential.read(
      try PermitCredential.sign(PermitExamples.claims(holder: "Nguye\u{302}\u{303}n"), with: .generate()))
    #expect(read.holder.utf8.elementsEqual("Nguy\u{1EC5}n".utf8))
  }

  @Test func `of a route that is too long it is said how many wards fit`() throws {
    let claims = PermitExamples.claims(between: Array(5..<200))
    do {
      _ = try PermitCredential.sign(claims, with: .generate())
      Issue.record("signed")
    } catch PermitCredentialError.routeTooLong(let wards, let fit) {
      #expect(wards == claims.route.count)
      var fitting = claims
      fitting.route = Array(claims.route.prefix(fit))
      #expect(throws: Never.self) { try PermitCredential.fitting(fitting) }
      fitting.route = Array(claims.route.prefix(fit + 1))
      #expect(throws: PermitCredentialError.routeTooLong(wards: fit + 1, fit: fit)) {
        try PermitCredential.fitting(fitting)
      }
    }
    var claimsOfLongIDs = PermitExamples.claims()
    claimsOfLongIDs.policy = String(repeating: "p", count: 300)
    #expect(throws: PermitCredentialError.self) { try PermitCredential.sign(claimsOfLongIDs, with: .generate()) }
  }

  /// Changes one field of the claims, signs it all the same, and says whether it is read.
  private func isRead(_ change: (inout [CBORPair], inout [CBORPair]) -> Void) -> Bool {
    var token = PermitExamples.claims().cbor.map!
    let place = token.firstIndex { $0.key == -65_537 }!
    var permit = token[place].value.map!
    change(&token, &permit)
    if let place = token.firstIndex(where: { $0.key == -65_537 }) { token[place].value = .map(permit) }
    let message = COSESign1.issue(CBORWriter.encode(.map(token)), by: .generate())
    return (try? PermitCredential.read("ZP1:" + Base45.encode(message.encoded()))) != nil
  }

  @Test func `every claim but the optional ones must be there, and no other may be`() {
    #expect(isRead { _, _ in })
    for label in [1, 4, 5, 6, 7, -65_537] {
      #expect(!isRead { token, _ in token.removeAll { $0.key.integer == label } }, "claim \(label)")
    }
    for field in 1...17 {
      let isOptional = [5, 6, 13, 14].contains(field)
      #expect(isRead { _, permit in permit.removeAll { $0.key.integer == field } } == isOptional, "field \(field)")
      #expect(!isRead { _, permit in permit[permit.firstIndex { $0.key.integer == field }!].value = .null })
    }
    #expect(!isRead { token, _ in token.append(CBORPair(2, "subject")) })
    #expect(!isRead { _, permit in permit.append(CBORPair(18, 0)) })
    #expect(!isRead { _, permit in permit.append(CBORPair("x", 0)) })
  }

  @Test(
    arguments: [
      (7, [360]), (7, [360, 1441]), (7, [1440, 1440]), (7, [-1, 360]), (7, [360, 720, 1080]), (8, 0), (8, 128), (8, -1),
      (9, .bytes([1, 2, 3])), (12, .bytes([4])), (12, .bytes([0xAC, 2])), (12, .bytes([])), (12, .bytes([4, 0])),
      (10, 5000), (1, -1), (1, .unsigned(1 << 63)), (2, 5), (4, .bytes([65])), (5, 10_000), (11, 1_000_001),
    ] as [(Int, CBORValue)])
  func `a claim that cannot be is refused`(field: Int, value: CBORValue) {
    #expect(!isRead { _, permit in permit[permit.firstIndex { $0.key.integer == field }!].value = value })
  }

  @Test(
    arguments: [
      (4, .float(1_632_178_800)), (4, .unsigned(253_402_300_800)), (5, -1), (6, .tagged(1, 0)),
      (7, .bytes([0x20, 0, 0, 0, 0, 0])),
      (7, .bytes([0, 0, 0, 0, 0])),
    ] as [(Int, CBORValue)])
  func `a date or code that cannot be is refused`(label: Int, value: CBORValue) {
    #expect(!isRead { token, _ in token[token.firstIndex { $0.key.integer == label }!].value = value })
  }

  @Test func `text before, after or in another case is refused`() throws {
    let text = try PermitCredential.sign(PermitExamples.claims(), with: .generate())
    for wrong in [
      "", "ZP1:", " " + text, text + "\n", text + "0", text.lowercased(), "ZP2:" + text.dropFirst(4),
      "HC1:" + text.dropFirst(4), String(text.dropFirst(4)),
    ] {
      #expect(throws: CredentialError.self) { try PermitCredential.read(wrong) }
    }
  }
}
