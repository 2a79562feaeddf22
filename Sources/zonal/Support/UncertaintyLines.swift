import Criteria
import Foundation
import Quantities
import Zones

/// What chance and reports without a ward leave open, in sentences.
enum UncertaintyLines {
  static func text(
    _ map: ZoneMap, _ index: Int, _ classifier: Classifier, vietnamese: Bool
  ) -> [String] {
    let zone = map.zones[index]
    var lines: [String] = []
    for rate in classifier.uncertainty(ofWard: zone.ward, on: map.on) {
      let indicator = map.indicators[rate.indicator]
      let (low, high) = (number(rate.interval.lowerBound), number(rate.interval.upperBound))
      lines.append(
        vietnamese
          ? "  \(indicator.name.vietnamese): khoảng tin cậy 95 % từ \(low) đến \(high) \(indicator.unit.vietnamese)."
          : "  \(indicator.name.english): 95 % interval from \(low) to \(high) \(indicator.unit.english).")
      let chances = rate.exceedances.map { "\(Edition.short($0.threshold)): \(percent($0.probability))" }
        .joined(separator: ", ")
      if !chances.isEmpty {
        lines.append(
          vietnamese
            ? "     Xác suất tỷ lệ thật cao hơn từng ngưỡng: \(chances)."
            : "     Probability that the true rate is above each threshold: \(chances).")
      }
    }
    if let unlocated = classifier.unlocated(on: map.on), unlocated > 0 {
      let rises = zone.casesToHigher.map { Int64($0) <= unlocated } ?? false
      lines.append(
        vietnamese
          ? "  \(unlocated) ca trên toàn địa bàn chưa rõ phường, xã; nếu tất cả ở đây thì "
            + (rises ? "cấp tính theo số liệu sẽ tăng." : "cấp không tăng.")
          : "  \(unlocated) reports of the whole area lie in no ward; if all of them were here, "
            + (rises ? "the level by the figures would be higher." : "the level would be no higher."))
    }
    return lines
  }

  private static func number(_ value: Double) -> String {
    String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value)
  }

  private static func percent(_ probability: Double) -> String {
    if probability < 0.001 { return "< 0.1 %" }
    if probability > 0.999 { return "> 99.9 %" }
    return String(format: "%.1f %%", probability * 100)
  }
}
