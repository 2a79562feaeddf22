import Credentials
import Foundation
import Permits
import Quantities
import TestSupport
import Testing

@testable import Server

/// The page's checker and the program's own say the same, run on the same cases by Node.
@Suite struct CheckerAgreementTests {
  private static var node: OutsideTool? { OutsideTool("node") }

  /// Runs a script after the page's modules that decide; what it writes is JSON.
  private static func run(_ script: String, _ input: some Encodable, node: OutsideTool) throws -> Any {
    let folder = TemporaryFolder()
    let file = folder.url.appendingPathComponent("check.mjs")
    let given = folder.url.appendingPathComponent("given.json")
    try JSONEncoder().encode(input).write(to: given)
    let text = "import { readFileSync } from \"node:fs\";\n" + CheckpointScript.joined(CheckpointScript.core)
    try Data(
      "\(text)\nconst given = JSON.parse(readFileSync(process.argv[2], \"utf8\"));\n\(script)".utf8
    ).write(to: file)
    let (code, said) = try node.run([file.path, given.path])
    #expect(code == 0, "\(said.prefix(2000))")
    return try JSONSerialization.jsonObject(with: Data(said.utf8))
  }

  private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  private static func anchor(_ key: VerifyingKey) -> String { CBORWriter.encode(key.coseKey).hexadecimal }

  private struct Given: Encodable {
    var anchors: [String]
    var bundles: [String]
    var cases: [Case] = []

    struct Case: Encodable {
      var bundle: Int?
      var text: String
      var now: Int
      var ward: Int?
    }
  }

  @Test(.enabled(if: node != nil, "Node is not installed"), arguments: [1, 2, 3])
  func `verdict, reason, notes and ward are the same`(seed: Int) throws {
    let node = try #require(Self.node)
    let world = try CheckerCase.World()
    var random = SplitMix(seed: UInt64(seed))
    let cases = try (0..<400).map { _ in try world.random(&random) }
    let script = """
      const anchors = await Promise.all(given.anchors.map(keyOfHexadecimal));
      const states = [];
      for (const text of given.bundles) states.push((await takeBundle(new Uint8Array(Buffer.from(text, "base64")), null, anchors)).state);
      const found = [];
      for (const { bundle, text, now, ward } of given.cases) {
        const verdict = await check(text, states[bundle] ?? null, now, ward ?? null);
        found.push([verdict.kind, verdict.reason ?? "", verdict.notes.join(" "), verdict.age ?? -1, verdict.ward ?? -1].join("|"));
      }
      process.stdout.write(JSON.stringify(found));
      """
    let given = Given(
      anchors: [Self.anchor(world.town.bundling.verifyingKey)], bundles: world.bundles.map(Self.base64),
      cases: cases.map { Given.Case(bundle: $0.bundle, text: $0.text, now: $0.now, ward: $0.ward) })
    let found = try #require(Self.run(script, given, node: node) as? [String])
    try #require(found.count == cases.count)
    var kinds: Set<String> = []
    for (item, answer) in zip(cases, found) {
      let checker = item.bundle.map { world.checkers[$0] } ?? PermitChecker(anchors: [])
      let verdict = checker.check(item.text, at: CheckpointTown.instant(item.now), ward: item.ward)
      let kind =
        switch verdict.outcome {
        case .valid: "valid"
        case .refused: "refused"
        case .cannotDecide: "undecided"
        }
      let notes = verdict.notes.map(\.rawValue).joined(separator: " ")
      let isKnown = verdict.ward != nil || verdict.reason != .notOnRoute
      let ward = isKnown ? verdict.ward ?? -1 : item.ward ?? -1
      let own = "\(kind)|\(verdict.reason?.rawValue ?? "")|\(notes)|\(verdict.bundleAge ?? -1)|\(ward)"
      #expect(own == answer, "seed \(seed): \(item)")
      kinds.insert(verdict.reason?.rawValue ?? "valid \(notes)")
    }
    #expect(kinds.count >= 20, "\(kinds.sorted())")
  }

  @Test(.enabled(if: node != nil, "Node is not installed"))
  func `the same bundles are taken, and the same are not`() throws {
    let node = try #require(Self.node)
    let town = CheckpointTown()
    var random = SplitMix(seed: 7)
    var states = [town.bundle]
    var bytes: [[UInt8]] = [town.bundle.signed(by: town.bundling)]
    let signers = [town.bundling, town.bundling, town.bundling, town.edwards, town.issuing, town.stranger]
    for _ in 0..<150 {
      var next = states.last!
      next.number += Int.random(in: 0...2, using: &random)
      next.issuedAt += Int.random(in: -20...60, using: &random)
      next.refused = RefusedSerials(
        Dictionary(
          (0..<5).map { _ in (Int.random(in: 0..<40, using: &random), UInt8.random(in: 1...4, using: &random)) }
        ) { $1 })
      if Int.random(in: 0..<20, using: &random) == 0 { next.issuer = "village" }
      if Int.random(in: 0..<30, using: &random) == 0 { next.keys?[1].withdrawn = next.issuedAt }
      let from = states.suffix(2).randomElement(using: &random)!
      let isDelta = from.number <= next.number && Int.random(in: 0..<4, using: &random) > 0
      var made = (isDelta ? next.delta(since: from) : next).signed(by: signers.randomElement(using: &random)!)
      if Int.random(in: 0..<12, using: &random) == 0 { made[Int.random(in: 0..<made.count, using: &random)] ^= 4 }
      bytes.append(made)
      if next.issuer == CheckpointTown.house { states.append(next) }
    }
    let script = """
      const anchors = await Promise.all(given.anchors.map(keyOfHexadecimal));
      const found = [];
      let state = null;
      for (const text of given.bundles) {
        let said = "taken";
        try {
          state = (await takeBundle(new Uint8Array(Buffer.from(text, "base64")), state, anchors)).state;
        } catch (error) {
          said = error.code ?? String(error);
        }
        found.push([said, state?.number, state?.issuedAt, state?.refused.serials.join(","), state?.refused.reasons.join(",")].join("|"));
      }
      process.stdout.write(JSON.stringify(found));
      """
    let given = Given(anchors: [Self.anchor(town.bundling.verifyingKey)], bundles: bytes.map(Self.base64))
    let found = try #require(Self.run(script, given, node: node) as? [String])
    var checker = PermitChecker(anchors: [town.bundling.verifyingKey])
    var outcomes: [String: Int] = [:]
    for (item, answer) in zip(bytes, found) {
      var said = "taken"
      do throws(CheckBundleError) { try checker.take(item) } catch { said = error.rawValue }
      let bundle = try #require(checker.bundle)
      let serials = bundle.refused.serials.map(String.init).joined(separator: ",")
      let reasons = bundle.refused.reasons.map { String($0) }.joined(separator: ",")
      #expect(answer == "\(said)|\(bundle.number)|\(bundle.issuedAt)|\(serials)|\(reasons)")
      outcomes[said, default: 0] += 1
    }
    #expect(outcomes.count >= 5 && outcomes["taken", default: 0] > 5, "\(outcomes)")
  }

  @Test(.enabled(if: node != nil, "Node is not installed"))
  func `no bit of a credential can be turned in the page either`() throws {
    let node = try #require(Self.node)
    let world = try CheckerCase.World()
    let text = try world.town.text(world.town.claims())
    let script = """
      const anchors = await Promise.all(given.anchors.map(keyOfHexadecimal));
      const { state } = await takeBundle(new Uint8Array(Buffer.from(given.bundles[0], "base64")), null, anchors);
      const found = {};
      for (const { text, now } of given.cases) {
        const verdict = await check(text, state, now, null);
        const name = verdict.kind + " " + verdict.reason;
        found[name] = (found[name] ?? 0) + 1;
      }
      process.stdout.write(JSON.stringify(found));
      """
    let bytes = try Base45.decode(text.dropFirst(4))
    let turned = (0..<bytes.count * 8).map { bit in
      var turned = bytes
      turned[bit / 8] ^= 1 << (bit % 8)
      return Given.Case(bundle: 0, text: "ZP1:" + Base45.encode(turned), now: CheckpointTown.now)
    }
    let given = Given(
      anchors: [Self.anchor(world.town.bundling.verifyingKey)], bundles: [Self.base64(world.bundles[0])], cases: turned)
    let found = try #require(Self.run(script, given, node: node) as? [String: Int])
    #expect(
      Set(found.keys).isSubset(of: ["refused malformed", "refused signature", "refused key-unknown"]), "\(found)")
    #expect(found.values.reduce(0, +) == turned.count)
  }

  @Test(.enabled(if: node != nil, "Node is not installed"))
  func `a second text of the same permit is refused by both, though the issuer signed it`() throws {
    let node = try #require(Self.node)
    let world = try CheckerCase.World()
    let town = world.town
    let message = COSESign1.issue(CBORWriter.encode(town.claims().cbor), by: town.issuing)
    let payload = try #require(message.payload)
    guard case .map(let pairs) = town.claims().cbor else { preconditionFailure("claims are a map") }
    func signed(_ payload: [UInt8]) -> [UInt8] { COSESign1.issue(payload, by: town.issuing).encoded() }
    var hinted = message
    hinted.unprotected = [CBORPair(4, .bytes([1]))]
    // A map of six, said in two bytes; one of open length; keys the other way round.
    let reversed = pairs.map { CBORWriter.encode($0.key) + CBORWriter.encode($0.value) }.reversed().flatMap { $0 }
    let texts: [(String, [UInt8])] = [
      ("unsigned header", hinted.encoded()), ("no tag", message.encoded(tagged: false)),
      ("a byte more", message.encoded() + [0]), ("another tag", [0xD1] + message.encoded().dropFirst()),
      ("a byte more in the payload", signed(payload + [0])), ("a long count", signed([0xB8, 6] + payload.dropFirst())),
      ("an open length", signed([0xBF] + payload.dropFirst() + [0xFF])), ("reversed keys", signed([0xA6] + reversed)),
      ("an unknown claim", signed(CBORWriter.encode(.map(pairs + [CBORPair(99, 1)])))),
      ("a claim less", signed(CBORWriter.encode(.map(Array(pairs.dropFirst()))))),
      ("a claim twice", signed([0xA7] + payload.dropFirst() + payload.dropFirst().prefix(6))),
      ("no map", signed(CBORWriter.encode(1))),
    ]
    let script = """
      const anchors = await Promise.all(given.anchors.map(keyOfHexadecimal));
      const { state } = await takeBundle(new Uint8Array(Buffer.from(given.bundles[0], "base64")), null, anchors);
      const found = [];
      for (const { text, now } of given.cases) found.push((await check(text, state, now, null)).reason ?? "valid");
      process.stdout.write(JSON.stringify(found));
      """
    let all = [("itself", message.encoded())] + texts
    let given = Given(
      anchors: [Self.anchor(town.bundling.verifyingKey)], bundles: [Self.base64(world.bundles[0])],
      cases: all.map { Given.Case(bundle: 0, text: "ZP1:" + Base45.encode($0.1), now: CheckpointTown.now) })
    let found = try #require(Self.run(script, given, node: node) as? [String])
    #expect(found.first == "valid")
    for (item, (answer, text)) in zip(all, zip(found, given.cases)).dropFirst() {
      #expect(answer == "malformed", "\(item.0)")
      let own = world.checkers[0].check(text.text, at: CheckpointTown.instant(CheckpointTown.now))
      #expect(own.outcome == .refused(.malformed), "\(item.0)")
    }
  }
}
