import Credentials
import TestSupport
import Testing

@testable import Permits

/// How much a checkpoint loads, which may come over a poor network.
@Suite struct CheckBundleSizeTests {
  /// A city of 579 wards whose permits have the serials up to a million, one in twenty of them refused.
  private static func million(_ town: CheckpointTown) -> CheckBundle {
    var bundle = town.bundle
    bundle.vintage = CheckVintage(
      digest: CheckpointTown.digest,
      wards: (0..<579).map { number in
        CheckVintage.Ward(code: "0\(1000 + number)", name: "Phường Nguyễn Trung Trực", district: "Quận Hoàn Kiếm")
      })
    bundle.zones = CheckZones(
      revision: 12, levels: bundle.zones?.levels ?? [], wards: [UInt8](repeating: 1, count: 579),
      turns: (0..<40).map { CheckZones.Turn(ward: $0, at: CheckpointTown.now + 3600, level: 2) })
    var random = SplitMix(seed: 1)
    var list: [Int: UInt8] = [:]
    while list.count < 50_000 {
      list[Int.random(in: 1...1_000_000, using: &random)] = UInt8.random(in: 1...3, using: &random)
    }
    bundle.refused = RefusedSerials(list)
    return bundle
  }

  @Test func `a million permits with one in twenty refused fit into 160 kB, and a thousand changes into 5 kB`() throws {
    let town = CheckpointTown()
    let bundle = Self.million(town)
    let whole = bundle.signed(by: town.bundling)
    #expect(whole.count < 160_000, "\(whole.count) bytes")
    // Two bytes a refused permit, hardly more.
    #expect(bundle.refused.encoded.count < 102_000, "\(bundle.refused.encoded.count) bytes")
    var random = SplitMix(seed: 2)
    var list = Dictionary(uniqueKeysWithValues: zip(bundle.refused.serials, bundle.refused.reasons))
    for serial in bundle.refused.serials.shuffled(using: &random).prefix(300) { list[serial] = nil }
    while list.count < 50_400 { list[Int.random(in: 1...1_000_000, using: &random)] = RefusedSerials.suspended }
    var later = bundle
    later.number += 1000
    later.refused = RefusedSerials(list)
    let delta = later.delta(since: bundle)
    #expect(delta.refused.count + delta.reinstated.count >= 1000)
    let bytes = delta.signed(by: town.bundling)
    #expect(bytes.count < 5000, "\(bytes.count) bytes")
    var checker = PermitChecker(anchors: [town.bundling.verifyingKey])
    try checker.take(whole)
    try checker.take(bytes)
    #expect(checker.bundle == later)
  }
}
